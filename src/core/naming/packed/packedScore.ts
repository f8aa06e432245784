import type { PackedEmbedding } from './PackedEmbedding.ts';

/** What a guess looks at: blocks of so many numbers, one in so many. Among ten thousand things fetching them is what costs. */
const BLOCK = 64;
const ONE_IN = 6;

/** nameScore of what was packed. */
export const packedScore = ({ values, step, usual }: PackedEmbedding, phrase: Float32Array): number =>
  dot(values, phrase, 0, values.length) * step - usual;

/** The same from a sixth of the numbers, to tell which things are worth a second look. */
export const packedGuess = ({ values, step, usual }: PackedEmbedding, phrase: Float32Array): number => {
  let sum = 0;
  for (let from = 0; from < values.length; from += BLOCK * ONE_IN)
    sum += dot(values, phrase, from, Math.min(from + BLOCK, values.length));
  return sum * ONE_IN * step - usual;
};

const dot = (values: Int8Array, phrase: Float32Array, from: number, to: number): number => {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]! * phrase[i]!;
  return sum;
};
