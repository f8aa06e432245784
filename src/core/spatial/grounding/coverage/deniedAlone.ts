import type { Description } from '../../grammar/LogicalForm.ts';
import type { Resolution, ScoredCandidate } from '../Resolution.ts';

/** What is this likely beside the likeliest is left by words that only deny. */
const LEFT_SHARE = 0.1;
/** Candidates named at most. */
const MAX_LEFT = 10;

/**
 * The answer; but words that only say what is not meant ("everything but the apple") mean all that they leave, however
 * likely one of these is to be asked for: OK only where they leave one.
 */
export const deniedAlone = (
  resolution: Resolution,
  { head, mark, constraints }: Description,
  ranked: readonly ScoredCandidate[],
  question: (candidates: readonly ScoredCandidate[]) => string,
): Resolution => {
  const deniesOnly = head === undefined && mark === undefined && constraints.length > 0;
  if (resolution.status !== 'OK' || !deniesOnly || !constraints.every(({ negated }) => negated))
    return resolution;
  const left = ranked.filter(({ score }) => score >= LEFT_SHARE * ranked[0]!.score).slice(0, MAX_LEFT);
  if (left.length < 2) return resolution;
  const { id: _, ...rest } = resolution;
  return {
    ...rest,
    status: 'AMBIGUOUS',
    candidates: left,
    question: question(left),
    rationale: `The words only say what is not meant, and leave ${left.length} things.`,
  };
};
