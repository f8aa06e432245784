import type { Decision } from './decision.ts';
import type { Weights } from './weights.ts';

/** Weights of the terms in scenes of a detector's labels; fitted by scripts/language/fitSensed.ts. */
export const SENSED_WEIGHTS: Weights = {
  noun: 1.19,
  single: 0,
  exact: 0,
  number: 0,
  '*.abs': 1.34,
  '*.rel': 0.591,
  '*.rank': 2.38,
};

/** Margins of the answer in such scenes, fitted with the weights. */
export const SENSED_DECISION: Decision = {
  leastFit: 0.177,
  rivalShare: 0.6,
  candidateShare: 0.198,
  leastProbability: 0.00325,
};
