import type { LabelScore } from '../types/landmarks.ts';
import type { RegionEmbedding } from '../types/RegionEmbedding.ts';

/** What a classifier says of a cut-out. */
export interface Look {
  /** Its nouns with shares 0..1, largest first, tiny ones left out. */
  readonly shares: readonly LabelScore[];
  /** For nouns that no list holds; absent where the classifier has no namer. */
  readonly embedding?: RegionEmbedding;
}
