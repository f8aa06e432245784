import type { Description } from '../grammar/LogicalForm.ts';
import type { Claim } from '../grammar/statement/Statement.ts';
import { plural } from '../lexicon/morphology.ts';
import { countChances, countDistribution } from './chances/countDistribution.ts';
import type { Judged } from './Judged.ts';
import type { Matcher } from './Matcher.ts';

/** How sure a count is: of what is seen. Something may be hidden. */
const SURE = 0.92;

const HOLDS = {
  moreThan: (a: number, b: number) => a > b,
  lessThan: (a: number, b: number) => a < b,
  exactly: (a: number, b: number) => a === b,
} as const;

/** "2 boxes (box 5, box 6)". */
const sayCount = (matcher: Matcher, { head = 'thing' }: Description, chances: readonly number[]): string => {
  const { count } = countDistribution(chances);
  const names = [...chances.keys()].filter((i) => chances[i]! >= 0.5).map((i) => matcher.nameOf(i));
  return `${count} ${count === 1 ? head : plural(head)}${names.length > 0 ? ` (${names.join(', ')})` : ''}`;
};

/** Whether there are more, fewer or as many of one thing as of another. */
export const compareCounts = (
  matcher: Matcher,
  subject: Description,
  { compare, than }: NonNullable<Claim['against']>,
): Judged => {
  const [first, second] = [matcher.counts(subject), matcher.counts(than)];
  const others = countChances(second);
  let probability = 0;
  for (const [a, p] of countChances(first).entries())
    for (const [b, q] of others.entries()) if (HOLDS[compare](a, b)) probability += p * q;
  return {
    probability: Math.min(SURE, Math.max(1 - SURE, probability)),
    measured: `${sayCount(matcher, subject, first)}, ${sayCount(matcher, than, second)}`,
    relations: [],
  };
};
