import { defer, type Observable, tap } from 'rxjs';
import type { Result } from '../../core/result.ts';
import type { MonotonicClock } from '../../core/types/MonotonicClock.ts';
import { atRate } from './atRate.ts';
import { newestWhileBusy } from './newestWhileBusy.ts';

export interface LookAroundOptions<P, T> {
  /** Each pair as it comes in. */
  readonly pairs: Observable<P>;
  /** How often to look now, given how many frames were looked at so far; 0: not at all. */
  readonly rateHz: (looked: number) => number;
  readonly now: MonotonicClock;
  /** Looks at the newest frame and shows what it saw. Never rejects. */
  readonly look: () => Promise<Result<T>> | Observable<Result<T>>;
}

/**
 * Renews landmarks by itself. Overload policy: one frame at a time, always the newest there is when its turn comes; what
 * comes in between is never converted.
 */
export const lookAround = <P, T>({
  pairs,
  rateHz,
  now,
  look,
}: LookAroundOptions<P, T>): Observable<Result<T>> =>
  defer(() => {
    let looked = 0;
    return pairs.pipe(
      atRate(() => rateHz(looked), now),
      newestWhileBusy(look),
      tap(({ ok }) => {
        if (ok) looked++;
      }),
    );
  });
