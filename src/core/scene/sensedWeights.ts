import type { Decision } from './decision.ts';
import type { Weights } from './weights.ts';

/** Weights of the terms in scenes of a detector's labels; fitted by scripts/language/fitSensed.ts. */
export const SENSED_WEIGHTS: Weights = {
  noun: 1.18,
  single: 0,
  exact: 0,
  number: 0,
  '*.abs': 1.83,
  '*.rel': 0.65,
  '*.rank': 1.61,
};

/** Margins of the answer in such scenes, fitted with the weights. */
export const SENSED_DECISION: Decision = { leastFit: 0.24, rivalShare: 0.95, candidateShare: 0.16 };
