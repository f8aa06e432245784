import type { Hypothesis } from '../evidence/viewpoint/viewpointHypotheses.ts';
import type { Feature } from './Feature.ts';

/** One way to take the words: a viewer and a choice of attachments, with its evidence by object. */
export interface Interpretation {
  readonly hypothesis: Hypothesis;
  readonly mask: number;
  /** Names of the terms that hold for all objects alike, with their values. */
  readonly biases: readonly (readonly [string, number])[];
  readonly terms: readonly Feature[];
}
