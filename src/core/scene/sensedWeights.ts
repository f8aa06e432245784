import type { Decision } from './decision.ts';
import type { Weights } from './weights.ts';

/** Weights of the terms in scenes of a detector's labels; fitted by scripts/language/fitSensed.ts. */
export const SENSED_WEIGHTS: Weights = {
  noun: 3,
  single: 0,
  exact: 0,
  number: 0,
  '*.abs': 3.08,
  '*.rel': 1.2,
  '*.place': 0.0142,
  '*.rank': 2.66,
};

/** Margins of the answer in such scenes, fitted with the weights: a wrong drive costs more than a question back. */
export const SENSED_DECISION: Decision = {
  leastFit: 0.4,
  rivalShare: 0.441,
  candidateShare: 0.1,
  bareNounShare: 0.05,
  rivalFit: 0.399,
  attributeShare: 0.237,
  relationShare: 0.456,
  leastProbability: 0.0266,
};
