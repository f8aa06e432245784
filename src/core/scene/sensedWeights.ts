import type { Decision } from './decision.ts';
import type { Weights } from './weights.ts';

/** Weights of the terms in scenes of a detector's labels; fitted by scripts/language/fitSensed.ts. */
export const SENSED_WEIGHTS: Weights = {
  noun: 2.41,
  single: 0,
  exact: 0,
  number: 0,
  '*.abs': 2.72,
  '*.rel': 0.0813,
  '*.place': 0.0296,
  '*.rank': 1.16,
};

/** Margins of the answer in such scenes, fitted with the weights. */
export const SENSED_DECISION: Decision = {
  leastFit: 0.197,
  rivalShare: 0.808,
  candidateShare: 0.102,
  bareNounShare: 0.152,
  attributeShare: 0.445,
  relationShare: 0.711,
  leastProbability: 0.0981,
};
