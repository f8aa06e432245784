import { dotRow } from '../dotRow.ts';
import { unitVector } from '../unitVector.ts';
import { joinParts } from './joinParts.ts';
import type { LookHead } from './LookHead.ts';
import type { NamerHead } from './NamerHead.ts';

/** A text encoder's vector (any length but zero) as a unit vector of the common space. */
export const embedPhrase = (head: NamerHead, encoded: Float32Array): Float32Array => {
  const text = unitVector(unitVector(encoded).map((value, i) => value - head.textMean[i]!));
  return joinParts(text, looksOf(head.look, text), head.look.share);
};

/** Kernel regression: the known nouns' parts, by how near each noun is. */
const looksOf = ({ dims, nouns, prototypes, count, width }: LookHead, text: Float32Array): Float32Array => {
  const looks = new Float32Array(dims);
  for (let noun = 0; noun < count; noun++) {
    const nearness = Math.exp((dotRow(nouns, noun, text) - 1) / width);
    for (let i = 0; i < dims; i++) looks[i]! += nearness * prototypes[noun * dims + i]!;
  }
  return looks;
};
