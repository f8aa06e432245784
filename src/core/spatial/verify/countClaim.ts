import type { Claim, Comparison, Quantifier } from '../grammar/statement/Statement.ts';
import { plural } from '../lexicon/morphology.ts';
import { VERDICT_MARGINS } from '../relations/Judgement.ts';
import { countDistribution } from './chances/countDistribution.ts';
import type { Judged } from './Judged.ts';
import type { Matcher } from './Matcher.ts';

/** How sure a count is: of what is seen. Something may be hidden, or be what no label says. */
const SURE = 0.92;

/** Certain and possible number of things. */
export interface Count {
  readonly sure: readonly number[];
  readonly possible: readonly number[];
}

const countOf = (probabilities: readonly number[]): Count => ({
  sure: [...probabilities.keys()].filter((i) => probabilities[i]! >= VERDICT_MARGINS.trueFrom),
  possible: [...probabilities.keys()].filter((i) => probabilities[i]! > VERDICT_MARGINS.falseTo),
});

const HOLDS: Readonly<Record<Comparison, (n: number, said: number) => boolean>> = {
  exactly: (n, said) => n === said,
  about: (n, said) => Math.abs(n - said) <= Math.max(1, 0.2 * said),
  atLeast: (n, said) => n >= said,
  atMost: (n, said) => n <= said,
  moreThan: (n, said) => n > said,
  lessThan: (n, said) => n < said,
};

/** Whether a comparison holds for every number, or for none, from the certain to the possible one. */
const within = ([least, most]: readonly [number, number], holds: (n: number) => boolean): number => {
  let [yes, no] = [0, 0];
  for (let n = least; n <= most; n++) holds(n) ? yes++ : no++;
  return no === 0 ? SURE : yes === 0 ? 1 - SURE : 0.5;
};

/**
 * Claims about how many: "there are three chairs", "no chair is near the door", "every cup is on the table".
 *
 * @param said what the clause says of one object; undefined where it claims existence only
 */
export const countClaim = (
  matcher: Matcher,
  claim: Claim,
  said: (index: number) => Judged | undefined,
): Judged => {
  const fits = matcher.matches(claim.subject);
  const among = countOf(fits).possible;
  const judged = new Map(among.map((i) => [i, said(i)]));
  const both = fits.map((fit, i) => (judged.has(i) ? Math.min(fit, judged.get(i)?.probability ?? 1) : 0));
  const count = countOf(both);
  const range = [count.sure.length, count.possible.length] as const;
  const name = claim.subject.head ?? 'thing';
  const noun = count.possible.length === 1 ? name : plural(name);
  const extra = count.possible.length - count.sure.length;
  const list = count.sure.map((i) => matcher.nameOf(i)).join(', ');
  const counted = `${count.sure.length}${extra > 0 ? ` to ${count.possible.length}` : ''} ${noun}${list ? ` (${list})` : ''}`;
  const relations = [...judged.values()].flatMap((one) => one?.relations ?? []);
  const { quantifier } = claim;
  switch (quantifier.kind) {
    case 'count':
      if (claim.existential && matcher.frame.detected) return guessedCount(matcher, claim, quantifier);
      return {
        probability: within(range, (n) => HOLDS[quantifier.compare](n, quantifier.count)),
        measured: counted,
        relations,
      };
    case 'none':
      return { probability: within(range, (n) => n === 0), measured: counted, relations };
    case 'all': {
      if (among.length === 0) return { probability: 0.5, measured: `no ${noun} were found`, relations };
      const least = among.reduce((min, i) => Math.min(min, judged.get(i)?.probability ?? 1), 1);
      return { probability: least, measured: `${count.sure.length} of ${among.length} ${noun}`, relations };
    }
    default: {
      const best = both.reduce((max, p) => Math.max(max, p), 0);
      return { probability: best, measured: counted, relations };
    }
  }
};

/** Of a detector's guesses: told where it holds for all numbers that there may be, or for none. */
const guessedCount = (
  matcher: Matcher,
  { subject }: Claim,
  { compare, count }: Extract<Quantifier, { kind: 'count' }>,
): Judged => {
  const { count: likely, atLeast, upTo } = countDistribution(matcher.counts(subject));
  return {
    probability: within([atLeast, upTo], (n) => HOLDS[compare](n, count)),
    measured: `${likely} ${plural(subject.head ?? 'thing')}, at least ${atLeast} and up to ${upTo}`,
    relations: [],
  };
};
