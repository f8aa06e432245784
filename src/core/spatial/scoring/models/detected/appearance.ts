import type { LabelScore } from '../../../../types/landmarks.ts';
import { nounSimilarity } from '../../../lexicon/nounSimilarity.ts';
import type { Scene } from '../../../scene/Scene.ts';

/** Added to shares before they are compared: what is below says nothing. */
export const LOOK_FLOOR = 0.005;

/** Below this, a noun of the classifier is not what was said. */
const LEAST_SIMILARITY = 0.65;

/** What the things of a scene look like to a classifier, ready to be asked by nouns. */
export interface SceneLooks {
  readonly vocabulary: readonly LabelScore[];
  /** For each object its shares by noun; undefined where nobody looked. */
  readonly shares: readonly (ReadonlyMap<string, number> | undefined)[];
}

export const sceneLooks = ({ objects, looksVocabulary }: Scene): SceneLooks | undefined =>
  looksVocabulary && {
    vocabulary: looksVocabulary,
    shares: objects.map(({ looks }) => looks && new Map(looks.map(({ label, score }) => [label, score]))),
  };

/**
 * Natural logarithm of how many times more than any odd thing the object looks like what the noun names: 0 where that
 * is not known, because nobody looked or the classifier has no such noun.
 */
export const appearanceLogRatio = (looks: SceneLooks | undefined, i: number, noun: string): number => {
  const shares = looks?.shares[i];
  if (!looks || !shares) return 0;
  const meant = meantBy(noun, looks.vocabulary);
  let most = -Infinity;
  for (const { label, score } of meant)
    most = Math.max(most, Math.log(((shares.get(label) ?? 0) + LOOK_FLOOR) / (score + LOOK_FLOOR)));
  return meant.length > 0 ? most : 0;
};

/**
 * By how much more of a share the object looks like something else than like what the noun names, 0..1; 0 where that is
 * not known. Nouns with classes in common (a book, a binder) have both, so that they hardly tell against each other.
 */
export const competingAppearance = (looks: SceneLooks | undefined, i: number, noun: string): number => {
  const shares = looks?.shares[i];
  if (!looks || !shares) return 0;
  const meant = meantBy(noun, looks.vocabulary);
  if (meant.length === 0) return 0;
  const own = meant.reduce((most, { label }) => Math.max(most, shares.get(label) ?? 0), 0);
  let other = 0;
  for (const share of shares.values()) other = Math.max(other, share);
  return Math.max(0, other - own);
};

const caches = new WeakMap<readonly LabelScore[], Map<string, readonly LabelScore[]>>();
const CACHE_LIMIT = 5_000;

/** The classifier's nouns that come nearest to a noun. */
const meantBy = (noun: string, vocabulary: readonly LabelScore[]): readonly LabelScore[] => {
  const cache = caches.get(vocabulary) ?? new Map<string, readonly LabelScore[]>();
  caches.set(vocabulary, cache);
  const known = cache.get(noun);
  if (known) return known;
  const alike = vocabulary.map(({ label }) => nounSimilarity(noun, label));
  const most = alike.reduce((a, b) => Math.max(a, b), 0);
  const meant = most < LEAST_SIMILARITY ? [] : vocabulary.filter((_, v) => alike[v]! >= most - 1e-9);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(noun, meant);
  return meant;
};
