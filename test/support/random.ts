import { Random } from '../../src/cli/Random.ts';

/** Seeded uniform numbers in 0..1: the same sequence on every machine. */
export function seededRandom(seed: number): () => number {
  const random = new Random(seed);
  return () => random.next();
}
