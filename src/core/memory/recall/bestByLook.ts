import type { NamedPhrases } from '../../naming/NamedPhrases.ts';
import { packedGuess, packedScore } from '../../naming/packed/packedScore.ts';
import type { MemoryObject } from '../MemoryObject.ts';

/** So many things at most for each phrase; a quick guess finds among how many those are. */
const MOST = 12;
const MOST_GUESSED = 100;
/** A detector's name is hardly ever wrong from this score on (docs/detector.md): its noun finds the thing, and no other does. */
const SURELY_NAMED = 0.5;

/** The things that look most like what each phrase names, whatever they have been called. */
export const bestByLook = (
  objects: readonly MemoryObject[],
  { space, vectors }: NamedPhrases,
): readonly MemoryObject[] => {
  const looked = objects.filter((object) => object.embedding?.space === space && !isSurelyNamed(object));
  const phrases = [...vectors.values()];
  const guesses = phrases.map(() => new Float64Array(looked.length));
  // All phrases of a thing together: its numbers are fetched once.
  for (let i = 0; i < looked.length; i++)
    for (let p = 0; p < phrases.length; p++) guesses[p]![i] = packedGuess(looked[i]!.embedding!, phrases[p]!);
  return phrases.flatMap((phrase, p) => {
    const guessed = best(looked, guesses[p]!, MOST_GUESSED);
    const scores = Float64Array.from(guessed, ({ embedding }) => packedScore(embedding!, phrase));
    return best(guessed, scores, MOST);
  });
};

const isSurelyNamed = ({ labels }: MemoryObject): boolean => (labels[0]?.score ?? 0) >= SURELY_NAMED;

/** Those with the largest scores, in their own order. */
const best = (all: readonly MemoryObject[], scores: Float64Array, most: number): readonly MemoryObject[] => {
  if (all.length <= most) return all;
  const least = scores.slice().sort()[scores.length - most]!;
  return all.filter((_, i) => scores[i]! >= least).slice(0, most);
};
