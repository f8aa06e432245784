import { singular } from './morphology.ts';
import { conceptsOf, kindsOf, nounEntry } from './nouns.ts';
import { nounOfKind } from './words/distinctKinds.ts';

/** How well a label stands for a spoken noun, 0..1. Fitted by hand once, on labels, not on sentences. */
const NOUN_MATCH = {
  same: 1,
  synonym: 0.93,
  /** The label is a kind of what was said: "chair" said, "office chair" seen. */
  narrower: 0.85,
  /** What was said is a kind of the label: "office chair" said, "chair" seen. */
  broader: 0.75,
  /** "chair" said, "garden chair" seen; no table entry needed. */
  sameLastWord: 0.8,
  /** Both compounds of one last word: "kitchen cabinet" and "office cabinet". */
  siblingCompound: 0.5,
  confusable: 0.35,
  sharedWord: 0.25,
  none: 0,
} as const;

/** Kinds too broad to make two nouns alike. */
const BROAD = new Set([
  'furniture',
  'appliance',
  'container',
  'electronics',
  'structure',
  'storage',
  'textile',
]);

/** By what the lexicon says of two concepts. */
const compareConcepts = (said: string, label: string): number => {
  if (said === label) return NOUN_MATCH.synonym;
  if (kindsOf(label).has(said)) return BROAD.has(said) ? 0.7 : NOUN_MATCH.narrower;
  if (kindsOf(said).has(label)) return BROAD.has(label) ? 0.3 : NOUN_MATCH.broader;
  return nounEntry(said)?.confusable.includes(label) || nounEntry(label)?.confusable.includes(said)
    ? NOUN_MATCH.confusable
    : NOUN_MATCH.none;
};

/** By their words alone. */
const compareWords = (said: readonly string[], label: readonly string[]): number => {
  if (said.at(-1) !== label.at(-1))
    return said.some((word) => word.length > 2 && label.includes(word))
      ? NOUN_MATCH.sharedWord
      : NOUN_MATCH.none;
  if (said.length === 1) return NOUN_MATCH.sameLastWord;
  return label.length === 1 ? NOUN_MATCH.broader : NOUN_MATCH.siblingCompound;
};

/** A hammer is no screwdriver, and a drill, which is a tool as well, is none either. */
const isOfOtherKind = (word: string, other: string): boolean => {
  const noun = nounOfKind(word);
  if (noun === undefined) return false;
  return nounOfKind(other) === noun || conceptsOf(other).some((concept) => kindsOf(concept).has(noun));
};

const compare = (said: string, label: string): number => {
  if (said === label) return NOUN_MATCH.same;
  // "white board" and "whiteboard".
  if (singular(said.replaceAll(' ', '')) === singular(label.replaceAll(' ', ''))) return NOUN_MATCH.same;
  const saidWords = said.split(' ').map(singular);
  const labelWords = label.split(' ').map(singular);
  if (saidWords.join(' ') === labelWords.join(' ')) return NOUN_MATCH.same;
  if (isOfOtherKind(said, label) || isOfOtherKind(label, said)) return NOUN_MATCH.confusable;
  let best = compareWords(saidWords, labelWords);
  for (const a of conceptsOf(said))
    for (const b of conceptsOf(label)) best = Math.max(best, compareConcepts(a, b));
  return best;
};

const CACHE_LIMIT = 50_000;
const cache = new Map<string, number>();

/** Match of a spoken noun phrase and an object's label, 0..1. Both lower case. */
export const nounSimilarity = (said: string, label: string): number => {
  const key = `${said}|${label}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const value = compare(said, label);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, value);
  return value;
};
