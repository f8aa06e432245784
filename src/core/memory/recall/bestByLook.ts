import type { NamedPhrases } from '../../naming/NamedPhrases.ts';
import { packedGuess, packedScore } from '../../naming/packed/packedScore.ts';
import type { MemoryObject } from '../MemoryObject.ts';

/** So many things at most for each phrase; a quick guess finds among how many those are. */
const MOST = 12;
const MOST_GUESSED = 60;
/** A detector's name is hardly ever wrong from this score on (docs/detector.md): its noun finds the thing, and no other does. */
const SURELY_NAMED = 0.5;

/** The things that look most like what each phrase names, whatever they have been called. */
export const bestByLook = (
  objects: readonly MemoryObject[],
  { space, vectors }: NamedPhrases,
): readonly MemoryObject[] => {
  const looked = objects.filter((object) => object.embedding?.space === space && !isSurelyNamed(object));
  return [...vectors.values()].flatMap((vector) => {
    const guessed = best(looked, MOST_GUESSED, ({ embedding }) => packedGuess(embedding!, vector));
    return best(guessed, MOST, ({ embedding }) => packedScore(embedding!, vector));
  });
};

const isSurelyNamed = ({ labels }: MemoryObject): boolean => (labels[0]?.score ?? 0) >= SURELY_NAMED;

/** Those with the largest scores, in their own order. */
const best = (
  all: readonly MemoryObject[],
  most: number,
  scoreOf: (object: MemoryObject) => number,
): readonly MemoryObject[] => {
  if (all.length <= most) return all;
  const scores = new Float64Array(all.length);
  for (let i = 0; i < all.length; i++) scores[i] = scoreOf(all[i]!);
  const least = scores.slice().sort()[scores.length - most]!;
  return all.filter((_, i) => scores[i]! >= least).slice(0, most);
};
