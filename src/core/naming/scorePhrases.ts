import type { RegionEmbedding } from '../types/RegionEmbedding.ts';
import { nameScore } from './nameScore.ts';
import type { PhraseVectors } from './PhraseMemory.ts';

/** For each phrase its score at each region, in order; undefined where nobody looked at the region. */
export const scorePhrases = (
  phrases: PhraseVectors,
  regions: readonly (RegionEmbedding | undefined)[],
): ReadonlyMap<string, readonly (number | undefined)[]> =>
  new Map(
    [...phrases].map(([phrase, vector]) => [
      phrase,
      regions.map((region) => region && nameScore(region, vector)),
    ]),
  );
