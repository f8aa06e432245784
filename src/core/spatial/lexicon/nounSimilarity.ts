import { singular } from './morphology.ts';
import { conceptsOf, kindsOf, nounEntry } from './nouns.ts';

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

const compare = (said: string, label: string): number => {
  if (said === label) return NOUN_MATCH.same;
  // "white board" and "whiteboard".
  if (singular(said.replaceAll(' ', '')) === singular(label.replaceAll(' ', ''))) return NOUN_MATCH.same;
  let best: number = NOUN_MATCH.none;
  const saidConcepts = conceptsOf(said);
  const labelConcepts = conceptsOf(label);
  for (const a of saidConcepts) {
    for (const b of labelConcepts) {
      if (a === b) best = Math.max(best, NOUN_MATCH.synonym);
      else if (kindsOf(b).has(a)) best = Math.max(best, BROAD.has(a) ? 0.7 : NOUN_MATCH.narrower);
      else if (kindsOf(a).has(b)) best = Math.max(best, BROAD.has(b) ? 0.3 : NOUN_MATCH.broader);
      else if (nounEntry(a)?.confusable.includes(b) || nounEntry(b)?.confusable.includes(a))
        best = Math.max(best, NOUN_MATCH.confusable);
    }
  }
  const saidWords = said.split(' ').map(singular);
  const labelWords = label.split(' ').map(singular);
  const saidLast = saidWords.at(-1)!;
  const labelLast = labelWords.at(-1)!;
  if (saidWords.join(' ') === labelWords.join(' ')) return NOUN_MATCH.same;
  if (saidLast === labelLast) {
    if (saidWords.length === 1) best = Math.max(best, NOUN_MATCH.sameLastWord);
    else if (labelWords.length === 1) best = Math.max(best, NOUN_MATCH.broader);
    else best = Math.max(best, NOUN_MATCH.siblingCompound);
  } else if (saidWords.some((word) => word.length > 2 && labelWords.includes(word))) {
    best = Math.max(best, NOUN_MATCH.sharedWord);
  }
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
