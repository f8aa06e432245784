import type { LabelScore } from '../types/landmarks.ts';

/** Of what is called by a given name, and of what is not: the look was compared, and what the name sounds like is no evidence. */
const CALLED = 3;

/** The score of a name that people gave to things, at a thing of these labels. */
export const calledScore = (name: string, labels: readonly LabelScore[]): number =>
  labels.some(({ label }) => label === name) ? CALLED : -CALLED;
