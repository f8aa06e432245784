import { defaultIfEmpty, type OperatorFunction, of, type SchedulerLike, take, timeout } from 'rxjs';

/** The first value, or undefined when none comes within `ms`, or the source ends without one. */
export const firstWithin =
  <T>(ms: number, scheduler?: SchedulerLike): OperatorFunction<T, T | undefined> =>
  (source) =>
    source.pipe(
      take(1),
      defaultIfEmpty(undefined),
      timeout({ first: ms, with: () => of(undefined), ...(scheduler && { scheduler }) }),
    );
