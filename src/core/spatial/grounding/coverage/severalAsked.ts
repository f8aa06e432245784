import type { Description } from '../../grammar/LogicalForm.ts';
import { plural } from '../../lexicon/morphology.ts';
import type { Resolution, ScoredCandidate } from '../Resolution.ts';

/** What is this likely beside the likeliest is one of those that are asked for. */
const MEANT_SHARE = 0.1;
/** From here on it is as good as the likeliest. */
const LIKELY_SHARE = 0.4;
/** Candidates named at most. */
const MOST = 10;

/**
 * The answer; but "both chairs", "all three boxes" ask for several, and an answer holds one pose: AMBIGUOUS with all of
 * them, to be asked for one by one, or NOT_FOUND where there are fewer than the number says.
 *
 * @param kin what is of the kind that was named, best first
 */
export const severalAsked = (
  resolution: Resolution,
  { several, head, mark }: Description,
  kin: readonly ScoredCandidate[],
  question: (candidates: readonly ScoredCandidate[]) => string,
): Resolution => {
  const { status, id: _, question: __, ...rest } = resolution;
  if (several === undefined || mark !== undefined || (status !== 'OK' && status !== 'AMBIGUOUS'))
    return resolution;
  const meant = kin.filter(({ score }) => score >= MEANT_SHARE * kin[0]!.score);
  const things = plural(head ?? 'thing');
  if (several !== 'all' && meant.length < several)
    return {
      ...rest,
      status: 'NOT_FOUND',
      confidence: 0,
      candidates: meant,
      rationale: `${several} ${things} are asked for, and ${meant.length} of them ${meant.length === 1 ? 'is' : 'are'} seen.`,
    };
  if (meant.length < 2) return resolution;
  const asLikely = meant.filter(({ score }) => score >= LIKELY_SHARE * meant[0]!.score);
  const candidates = several === 'all' ? asLikely : meant.slice(0, Math.max(several, asLikely.length));
  return {
    ...rest,
    status: 'AMBIGUOUS',
    candidates: candidates.slice(0, MOST),
    question: question(candidates.slice(0, MOST)),
    rationale: `${several === 'all' ? 'All' : several} ${things} are asked for, and an answer holds one pose: ask for each by its number.`,
  };
};
