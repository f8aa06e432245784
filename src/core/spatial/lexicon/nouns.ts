import { singularPhrase } from './morphology.ts';
import type { NounEntry } from './tables/NounEntry.ts';
import { FACTS, NOUNS } from './tables/nounTable.ts';

const byName = new Map(NOUNS.map((entry) => [entry.name, entry]));

const conceptsByPhrase = new Map<string, readonly string[]>();
const learnPhrase = (phrase: string, concept: string): void => {
  for (const form of new Set([phrase, singularPhrase(phrase)])) {
    const known = conceptsByPhrase.get(form) ?? [];
    if (!known.includes(concept)) conceptsByPhrase.set(form, [...known, concept]);
  }
};
for (const entry of NOUNS) {
  learnPhrase(entry.name, entry.name);
  for (const synonym of entry.synonyms) learnPhrase(synonym, entry.name);
  for (const kind of entry.kindOf) learnPhrase(kind, kind);
}

/** Canonical concepts that a phrase may name ("bar" is a counter), or none. Plural and singular are the same. */
export const conceptsOf = (phrase: string): readonly string[] =>
  conceptsByPhrase.get(phrase) ?? conceptsByPhrase.get(singularPhrase(phrase)) ?? [];

export const isKnownNoun = (phrase: string): boolean => conceptsOf(phrase).length > 0;

export const nounEntry = (concept: string): NounEntry | undefined => byName.get(concept);

/** All single words and phrases of the tables, for spelling and for the longest match of compounds. */
export const nounPhrases = (): IterableIterator<string> => conceptsByPhrase.keys();

/** Last words of the compounds of the tables that are no noun of theirs alone: "rubber duck", "pen holder". */
const compoundHeads = new Set(
  [...conceptsByPhrase.keys(), ...FACTS.keys()]
    .filter((phrase) => phrase.includes(' '))
    .map((phrase) => phrase.split(' ').at(-1)!)
    .filter((word) => word.length > 2 && !/(?:ing|ed)$/.test(word)),
);

/** Whether a word that no table holds by itself is known to end compounds, and so is the head after another noun. */
export const isCompoundHead = (word: string): boolean => compoundHeads.has(singularPhrase(word));

/** Everything that a concept is a kind of, itself not counted. */
export const kindsOf = (concept: string): ReadonlySet<string> => {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    for (const kind of byName.get(name)?.kindOf ?? []) {
      if (seen.has(kind)) continue;
      seen.add(kind);
      visit(kind);
    }
  };
  visit(concept);
  return seen;
};

/** Usual longest dimension of what a phrase names, metres: the word's own, else its nouns'; undefined when none says. */
export const usualLengthMetres = (phrase: string): readonly [number, number] | undefined => {
  let range = FACTS.get(phrase)?.lengthMetres;
  if (range) return range;
  for (const concept of conceptsOf(phrase)) {
    const own = byName.get(concept)?.lengthMetres;
    if (own) range = range ? [Math.min(range[0], own[0]), Math.max(range[1], own[1])] : own;
  }
  return range;
};
