import type { Decision } from './decision.ts';
import type { Weights } from './weights.ts';

/** Weights of the terms in scenes of a detector's labels; fitted by scripts/language/fitSensed.ts. */
export const SENSED_WEIGHTS: Weights = {
  noun: 2.21,
  single: 0,
  exact: 0,
  number: 0,
  '*.abs': 2.49,
  '*.rel': 0.724,
  '*.place': 0.1,
  '*.rank': 2.5,
};

/** Margins of the answer in such scenes, fitted with the weights. */
export const SENSED_DECISION: Decision = {
  leastFit: 0.249,
  rivalShare: 0.559,
  candidateShare: 0.1,
  attributeShare: 0.6,
  relationShare: 0.6,
  leastProbability: 0.117,
};
