import type { NamerHead } from './NamerHead.ts';
import { unitVector } from './unitVector.ts';

/** A text encoder's vector (any length but zero) as a unit vector of the common space. */
export const embedPhrase = (head: NamerHead, encoded: Float32Array): Float32Array =>
  unitVector(unitVector(encoded).map((value, i) => value - head.textMean[i]!));
