import type { Failure } from '../../core/result.ts';

/** What becomes of a frame of before the clock was set back: its transforms have been forgotten, or never come. */
const OF_TWO_TIMES: readonly Failure['code'][] = ['UNKNOWN_FRAME', 'EXTRAPOLATION', 'TF_TIMEOUT'];

/**
 * A question about the newest frame, asked again, once, where the clock was set back under it (a recording that loops):
 * what failed is the old frame, and the newest is another by now.
 */
export const acrossClockJump = async <T>(
  attempt: () => Promise<T>,
  failureOf: (outcome: T) => Failure | undefined,
  clockJumps: () => number,
): Promise<T> => {
  const before = clockJumps();
  const outcome = await attempt();
  const failure = failureOf(outcome);
  const isOfBefore = failure && OF_TWO_TIMES.includes(failure.code) && clockJumps() !== before;
  return isOfBefore ? attempt() : outcome;
};
