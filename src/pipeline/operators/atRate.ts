import { defer, filter, type MonoTypeOperatorFunction } from 'rxjs';
import type { MonotonicClock } from '../../core/types/MonotonicClock.ts';

/** A value that comes a little before its time is taken: at 30 Hz the next one would be 33 ms late. */
const EARLY_MS = 15;

/**
 * Lets values through at most so many times a second; those between are dropped. The rate is asked for at each value; 0
 * lets none through.
 *
 * @param now monotonic milliseconds
 */
export const atRate =
  <T>(rateHz: () => number, now: MonotonicClock): MonoTypeOperatorFunction<T> =>
  (source) =>
    defer(() => {
      let lastMs = Number.NEGATIVE_INFINITY;
      return source.pipe(
        filter(() => {
          const hz = rateHz();
          if (hz <= 0 || now() - lastMs < 1000 / hz - EARLY_MS) return false;
          lastMs = now();
          return true;
        }),
      );
    });
