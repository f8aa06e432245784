import type { Comparison } from '../../grammar/statement/Statement.ts';
import { sigmoid } from '../../scene/membership.ts';

/** "About 2 m" and plain "2 m" hold within this share of what is said, and within this many metres. */
const TOLERANCE = { share: 0.15, metres: 0.05 } as const;
const EXACTLY_SHARE = 0.05;

/** Probability that a measured value stands as claimed to a said one, both metres. */
export const compareMetres = (value: number, compare: Comparison, said: number, noise: number): number => {
  const width = Math.max(noise, 0.02 * said);
  if (compare === 'atLeast' || compare === 'moreThan') return sigmoid(value, said, width);
  if (compare === 'atMost' || compare === 'lessThan') return 1 - sigmoid(value, said, width);
  const share = compare === 'exactly' ? EXACTLY_SHARE : TOLERANCE.share;
  return 1 - sigmoid(Math.abs(value - said), Math.max(TOLERANCE.metres, share * said), width);
};
