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

/** Facts by the very word: of the nouns' names, and of words that have their own. */
export const FACTS: ReadonlyMap<string, NounFacts> = new Map([
  ...lines.filter(isWordLine).map(parseWordLine),
  ...NOUNS.map(({ name, facts }) => [name, facts] as const),
]);
