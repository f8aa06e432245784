import type { Weights } from './weights.ts';

/** Weights of the terms in scenes of a detector's labels. */
export const SENSED_WEIGHTS: Weights = {
  noun: 1,
  single: 0,
  exact: 0,
  number: 0,
};
