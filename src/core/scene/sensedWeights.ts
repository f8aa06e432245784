import type { Decision } from './decision.ts';
import type { Weights } from './weights.ts';

/** Weights of the terms in scenes of a detector's labels; fitted by scripts/language/fitSensed.ts. */
export const SENSED_WEIGHTS: Weights = {
  noun: 2.41,
  single: 0,
  exact: 0,
  number: 0,
  '*.abs': 2.42,
  '*.rel': 0.352,
  '*.place': 0.051,
  '*.rank': 1.94,
};

/** Margins of the answer in such scenes, fitted with the weights. */
export const SENSED_DECISION: Decision = {
  leastFit: 0.199,
  rivalShare: 0.867,
  candidateShare: 0.1,
  bareNounShare: 0.25,
  attributeShare: 0.525,
  relationShare: 0.489,
  leastProbability: 0.163,
};
