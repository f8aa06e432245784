import { conceptsOf, kindsOf } from '../../../lexicon/nouns.ts';

/** Whether the detector has a class for the noun: of its concept, or of a kind that it is of. */
export const isDetectable = (noun: string, vocabulary: ReadonlySet<string>): boolean => {
  const classes = conceptsIn(vocabulary);
  return (
    vocabulary.has(noun) ||
    conceptsOf(noun).some((c) => classes.has(c) || [...kindsOf(c)].some((kind) => vocabulary.has(kind)))
  );
};

const knownConcepts = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** The concepts of a detector's classes: "sports ball" is a ball. */
const conceptsIn = (vocabulary: ReadonlySet<string>): ReadonlySet<string> => {
  const known = knownConcepts.get(vocabulary);
  if (known) return known;
  const made = new Set([...vocabulary].flatMap((label) => [label, ...conceptsOf(label)]));
  knownConcepts.set(vocabulary, made);
  return made;
};
