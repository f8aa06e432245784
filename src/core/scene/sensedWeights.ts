import type { Decision } from './decision.ts';
import type { Weights } from './weights.ts';

/** Weights of the terms in scenes of a detector's labels; fitted by scripts/language/fitSensed.ts. */
export const SENSED_WEIGHTS: Weights = {
  noun: 2.71,
  single: 0,
  exact: 0,
  number: 0,
  '*.abs': 3.07,
  '*.rel': 0.0965,
  '*.place': 0.0296,
  '*.rank': 1.09,
};

/**
 * Margins of the answer in such scenes, fitted with the weights; then leastFit and unknownNounLabelled were moved by a
 * scan to where fewer absent things are accepted (a wrong drive costs more than a question back).
 */
export const SENSED_DECISION: Decision = {
  leastFit: 0.35,
  rivalShare: 0.861,
  candidateShare: 0.1,
  bareNounShare: 0.119,
  attributeShare: 0.42,
  relationShare: 0.2,
  leastProbability: 0.1,
};
