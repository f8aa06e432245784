import { cardinalOf } from '../../lexicon/orders.ts';
import { comparisonOf } from './quantity.ts';
import type { Quantifier } from './Statement.ts';

const NUMBER = '(\\d{1,3}|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const COUNT = new RegExp(
  `^(?:(at least|at most|no more than|no less than|no fewer than|more than|over|less than|fewer than|exactly|only|just|about) )?${NUMBER} (?:of the )?(?!meters?\\b|m\\b|cm\\b)(.+)$`,
);
const WORDS: readonly (readonly [RegExp, Exclude<Quantifier['kind'], 'count'>])[] = [
  [/^(?:there is |there are )?(?:no|none of the|not a single|not any|neither of the|neither) (.+)$/, 'none'],
  [/^(?:every|each of the|each|all of the|all the|all|both of the|both the|both) (.+)$/, 'all'],
  [/^(?:some of the|some|any|at least one of the|an?|one of the|several|a few) (.+)$/, 'some'],
  [/^(?:the|this|that|these|those|my|your) (.+)$/, 'the'],
];

const KNOWN =
  /^((?:all (?:of )?)?(?:the|these|those|my|your) (?:two|three|four|five|six|\d)|both(?: of)?(?: (?:the|these|those|my|your))?|all (?:two|three|four|five|six|\d)(?: of the)?) (.+)$/;
/** "both", "the three": how many there are. */
const knownOf = (words: string): number => {
  const said = /(?:two|three|four|five|six|\d)$/.exec(words.replace(/ of the$/, ''))?.[0];
  return said === undefined ? 2 : (cardinalOf(said) ?? Number(said));
};

const WHOLE: Readonly<Record<string, string>> = {
  nothing: 'no thing',
  something: 'some thing',
  anything: 'some thing',
  everything: 'every thing',
  nobody: 'no person',
  somebody: 'some person',
  everybody: 'every person',
};

/** "nothing is on the chair": no thing is. */
const inTwoWords = (words: string): string =>
  words.replace(/^(?:no|some|every|any)(?:thing|body)(?= |$)/, (word) => WHOLE[word] ?? word);

/** The quantifier that opens a noun phrase, and the words after it. `bare` is for one without any. */
export const readQuantifier = (
  said: string,
  bare: 'the' | 'some' = 'the',
): { readonly quantifier: Quantifier; readonly noun: string } => {
  const words = inTwoWords(said);
  const counted = COUNT.exec(words);
  if (counted) {
    const count = cardinalOf(counted[2]!) ?? Number(counted[2]);
    return {
      quantifier: { kind: 'count', count, compare: comparisonOf(counted[1], 'exactly') },
      noun: counted[3]!,
    };
  }
  // "the two chairs" are two chairs that are known: all of them.
  const known = KNOWN.exec(words);
  if (known) return { quantifier: { kind: 'all', of: knownOf(known[1]!) }, noun: known[2]! };
  for (const [pattern, kind] of WORDS) {
    const found = pattern.exec(words);
    if (found) return { quantifier: { kind }, noun: found[1]! };
  }
  return { quantifier: { kind: bare }, noun: words };
};
