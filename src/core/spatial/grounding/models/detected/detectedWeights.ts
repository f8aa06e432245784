import type { Decision } from '../decision/Decision.ts';
import type { Weights } from '../weights.ts';

/** Weights of the terms in scenes of a detector's labels; fitted by scripts/language/fitSensed.ts. */
export const DETECTED_WEIGHTS: Weights = {
  noun: 3,
  objectness: 0.5,
  single: 0,
  exact: 0,
  number: 0,
  '*.abs': 3.08,
  '*.rel': 0.821,
  '*.place': 0.0302,
  '*.rank': 2.98,
};

/** Margins of the answer in such scenes, fitted with the weights: a wrong drive costs more than a question back. */
export const DETECTED_DECISION: Decision = {
  leastFit: 0.4,
  rivalShare: 0.385,
  candidateShare: 0.232,
  bareNounShare: 0.584,
  rivalFit: 0.6,
  attributeShare: 0.273,
  relationShare: 0.466,
  leastProbability: 0.0161,
};
