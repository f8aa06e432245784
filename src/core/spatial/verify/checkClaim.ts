import type { Claim } from '../grammar/statement/Statement.ts';
import { cannotTell, negate, verdictOf } from '../relations/Judgement.ts';
import { countClaim } from './countClaim.ts';
import { judgeComparison, judgeMeasure } from './judgeMeasure.ts';
import type { Judged, Matcher } from './Matcher.ts';

/** Half-understood words may refute, never prove. */
const HALF_UNDERSTOOD = 0.6;

/** Everything that is said of one object: as true as its least true part. */
const predicated = (matcher: Matcher, claim: Claim, index: number): Judged => {
  const parts: Judged[] = claim.predicate.map((constraint) =>
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
  if (parts.length === 0) return { ...cannotTell('what is said of it was not understood'), relations: [] };
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
      matcher.expected(referents, (index) => predicated(matcher, claim, index)) ?? {
        ...cannotTell(`no ${claim.subject.head ?? 'such thing'} was found`),
        relations: [],
      }
    );
  const meant = matcher.meant(claim.subject);
  if (meant.length === 0)
    return { ...cannotTell(`no ${claim.subject.head ?? 'such thing'} was found`), relations: [] };
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

/** Judges one clause of a statement. */
export const checkClaim = (matcher: Matcher, claim: Claim): Judged => {
  const judged =
    claim.quantifier.kind === 'the' && !claim.existential
      ? definite(matcher, claim)
      : countClaim(matcher, claim, (index) =>
          claim.existential ? undefined : predicated(matcher, claim, index),
        );
  const understood =
    claim.ignored.length > 0 && judged.probability > HALF_UNDERSTOOD
      ? {
          ...judged,
          probability: HALF_UNDERSTOOD,
          measured: `"${claim.ignored.join(' ')}" was not understood; ${judged.measured}`,
        }
      : judged;
  return claim.negated ? { ...negate(understood), relations: understood.relations } : understood;
};
