import type { Constraint } from '../grammar/LogicalForm.ts';
import type { Claim } from '../grammar/statement/Statement.ts';
import { negate, verdictOf } from '../relations/Judgement.ts';
import { overReferents } from './chances/overReferents.ts';
import { compareCounts } from './compareCounts.ts';
import { countClaim } from './countClaim.ts';
import { type Judged, unknownAs } from './Judged.ts';
import { judgeAlike } from './judgeAlike.ts';
import { judgeComparison, judgeMeasure } from './judgeMeasure.ts';
import type { Matcher } from './Matcher.ts';

const HALF_UNDERSTOOD = 0.6;

/** What is said of one object; of several ways of being true, as true as the truest. */
const predicated = (matcher: Matcher, claim: Claim, index: number): Judged => {
  if (!claim.either) return together(matcher, claim, index);
  const ways = claim.either.map(({ words, ...way }) => {
    const judged = together(matcher, { ...claim, ...way }, index);
    return {
      ...judged,
      probability: bounded(judged, way.ignored).probability,
      measured: `${words}, ${judged.measured}`,
    };
  });
  const [best] = [...ways].sort((a, b) => b.probability - a.probability);
  return verdictOf(best!.probability) === 'TRUE'
    ? best!
    : { ...best!, measured: ways.map(({ measured }) => measured).join('; ') };
};

/** Half-understood words may refute, never prove. */
const bounded = (judged: Judged, ignored: readonly string[]): Judged =>
  ignored.length > 0 && judged.probability > HALF_UNDERSTOOD
    ? {
        ...judged,
        probability: HALF_UNDERSTOOD,
        measured: `"${ignored.join(' ')}" was not understood; ${judged.measured}`,
      }
    : judged;

/** "is the tallest thing on the table": an order among those that the other words tell of; undefined for other constraints. */
const amongTold = (
  matcher: Matcher,
  { kind, predicate }: Claim,
  index: number,
  constraint: Constraint,
): Judged | undefined => {
  const constraints = predicate.filter((told) => told.kind !== 'order');
  if (constraint.kind !== 'order' || !kind || constraints.length === 0) return undefined;
  return { ...matcher.order(index, constraint, matcher.matches({ ...kind, constraints })), relations: [] };
};

/** Everything that is said of one object: as true as its least true part. */
const together = (matcher: Matcher, claim: Claim, index: number): Judged => {
  const parts: Judged[] = claim.predicate.map(
    (constraint) =>
      amongTold(matcher, claim, index, constraint) ??
      matcher.judge(index, constraint, claim.kind ?? claim.subject),
  );
  if (claim.measure) parts.push(judgeMeasure(matcher, index, claim.measure));
  if (claim.comparison) parts.push(judgeComparison(matcher, index, claim.comparison));
  if (claim.kind && (claim.kind.head ?? claim.kind.mark) !== undefined) {
    const fit = matcher.matches({ ...claim.kind, constraints: [] })[index]!;
    const what = claim.kind.head ?? `number ${claim.kind.mark}`;
    parts.push({
      probability: fit,
      measured: `${matcher.nameOf(index)} is a ${what} to ${fit.toFixed(2)} of 1`,
      relations: [],
    });
  }
  if (parts.length === 0) return unknownAs('what is said of it was not understood');
  const probability = parts.reduce((least, part) => Math.min(least, part.probability), 1);
  return {
    probability,
    measured: parts.map(({ measured }) => measured).join('; '),
    relations: parts.flatMap(({ relations }) => relations),
  };
};

/** One definite thing: the one that is meant, or, where several may be, only what is true of all of them. */
const definite = (matcher: Matcher, claim: Claim): Judged => {
  const referents = matcher.referents(claim.subject);
  if (referents)
    return (
      overReferents(referents, (index) => predicated(matcher, claim, index)) ??
      unknownAs(`no ${claim.subject.head ?? 'such thing'} was found`)
    );
  const meant = matcher.meant(claim.subject);
  if (meant.length === 0) return unknownAs(`no ${claim.subject.head ?? 'such thing'} was found`);
  const judged = meant.map((index) => predicated(matcher, claim, index));
  const verdicts = new Set(judged.map(({ probability }) => verdictOf(probability)));
  if (meant.length > 1 && verdicts.size > 1 && !claim.subject.plural)
    return {
      probability: 0.5,
      measured: `${meant.length} could be meant: ${judged.map(({ measured }) => measured).join('; ')}`,
      relations: judged.flatMap(({ relations }) => relations),
    };
  return judged.reduce((least, one) => (one.probability < least.probability ? one : least));
};

/** Judges one clause of a statement; what it says of several things together is as true as the least true of it. */
export const checkClaim = (matcher: Matcher, claim: Claim): Judged => {
  const { and = [], ...one } = claim;
  if (claim.alike) {
    const alike = judgeAlike(matcher, [claim, ...and], claim.alike);
    return claim.negated ? { ...negate(alike), relations: alike.relations } : alike;
  }
  const [first, ...more] = [one, ...and.map((spoken) => ({ ...one, others: [], ...spoken }))].map((each) =>
    checkEither(matcher, each),
  );
  return more.reduce(
    (all, next) => ({
      probability: Math.min(all.probability, next.probability),
      measured: `${all.measured}; ${next.measured}`,
      relations: [...all.relations, ...next.relations],
    }),
    first!,
  );
};

/** Of several things that a clause may speak of, the truest. */
const checkEither = (matcher: Matcher, claim: Claim): Judged => {
  const { others = [], ...first } = claim;
  return others
    .map((subject) => checkOne(matcher, { ...first, subject }))
    .reduce(
      (best, one) => (one.probability > best.probability !== claim.negated ? one : best),
      checkOne(matcher, first),
    );
};

const checkOne = (matcher: Matcher, claim: Claim): Judged => {
  if (claim.against) {
    const compared = bounded(compareCounts(matcher, claim.subject, claim.against), claim.ignored);
    return claim.negated ? { ...negate(compared), relations: [] } : compared;
  }
  const judged =
    claim.quantifier.kind === 'the' && !claim.existential
      ? definite(matcher, claim)
      : countClaim(matcher, claim, (index) =>
          claim.existential ? undefined : predicated(matcher, claim, index),
        );
  const understood = bounded(judged, claim.ignored);
  return claim.negated ? { ...negate(understood), relations: understood.relations } : understood;
};
