import { FURNITURE_NOUNS } from './furnitureNouns.ts';
import { HOUSEHOLD_NOUNS } from './householdNouns.ts';
import { isWordLine, type NounEntry, parseNounLine, parseWordLine } from './NounEntry.ts';
import type { NounFacts } from './NounFacts.ts';
import { OTHER_WORDS } from './otherWords.ts';
import { THING_NOUNS } from './thingNouns.ts';

const lines = [FURNITURE_NOUNS, HOUSEHOLD_NOUNS, THING_NOUNS, OTHER_WORDS]
  .join('\n')
  .split('\n')
  .filter((line) => line.trim().length > 0);

/** Everything that is known of nouns, in one table. */
export const NOUNS: readonly NounEntry[] = lines.filter((line) => !isWordLine(line)).map(parseNounLine);

const ownFacts = new Map(lines.filter(isWordLine).map(parseWordLine));

/**
 * What a synonym's things are like: each kind of fact is the word's own, else its noun's. But for colours: ketchup and
 * mustard stand in like bottles, and only one of them is red.
 */
const factsOfSynonym = (own: NounFacts | undefined, noun: NounFacts): NounFacts => {
  const filled = <T>(mine: readonly T[] | undefined, theirs: readonly T[]): readonly T[] =>
    mine && mine.length > 0 ? mine : theirs;
  return {
    ...noun,
    ...own,
    shapes: filled(own?.shapes, noun.shapes),
    colours: own?.colours ?? [],
    roles: filled(own?.roles, noun.roles),
    maybeRoles: filled(own?.maybeRoles, noun.maybeRoles),
    traits: own && own.traits.size > 0 ? own.traits : noun.traits,
  };
};

const facts = new Map(ownFacts);
for (const { synonyms, facts: noun } of [...NOUNS].reverse())
  for (const synonym of synonyms) facts.set(synonym, factsOfSynonym(ownFacts.get(synonym), noun));
for (const { name, facts: noun } of NOUNS) facts.set(name, noun);

/** Facts by the very word: of nouns, of their synonyms, and of words that are only known by facts. */
export const FACTS: ReadonlyMap<string, NounFacts> = facts;
