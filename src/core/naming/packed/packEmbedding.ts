import type { RegionEmbedding } from '../../types/RegionEmbedding.ts';
import type { PackedEmbedding } from './PackedEmbedding.ts';

const MOST = 127;

/** In eight bits a number: scores move by some hundredths. `space`: the namer that made it. */
export const packEmbedding = ({ vector, usual }: RegionEmbedding, space: string): PackedEmbedding => {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  // Both are stored and sent in 32 bits.
  const step = Math.fround(largest > 0 ? largest / MOST : 1);
  const values = Int8Array.from(vector, (value) => Math.round(value / step));
  return { space, values, step, usual: Math.fround(usual) };
};

/** Two of one thing in one, the newer counting `gain` 0..1; the newer alone where they lie in different spaces. */
export const averagePacked = (
  before: PackedEmbedding,
  now: PackedEmbedding,
  gain: number,
): PackedEmbedding => {
  if (before.space !== now.space || before.values.length !== now.values.length) return now;
  const [a, b] = [before.step * (1 - gain), now.step * gain];
  const vector = Float32Array.from(before.values, (value, i) => value * a + now.values[i]! * b);
  return packEmbedding({ vector, usual: before.usual * (1 - gain) + now.usual * gain }, now.space);
};
