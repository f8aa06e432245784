import { merge, Observable, type OperatorFunction, share } from 'rxjs';
import type { Pair } from '../../core/sync/PairSynchronizer.ts';
import type { MonotonicClock } from '../../core/types/MonotonicClock.ts';
import type { Tagged } from './pairByStamp.ts';

/** A colour image with its depth, or without where no depth came for long. */
export interface Sight<C, D> {
  readonly color: C;
  readonly depth: D | undefined;
}

export interface LoneColourOptions {
  /** Milliseconds that colour comes without any depth before it is taken alone; undefined: never. */
  readonly waitMs: number | undefined;
  readonly now: MonotonicClock;
  /** When depth last said anything, also what was refused; undefined: never. */
  readonly depthHeardMs: () => number | undefined;
}

/** So many colour images in a row without depth are no chance of a slow camera. */
const LEAST_LONE = 3;

/**
 * The pairs of two streams, and colour alone once depth has been silent for long: a camera that has none, or whose depth
 * was lost. Depth that comes, however bad, ends it at once: what is refused or out of step is a fault to be told.
 */
export const withLoneColour =
  <C, D>(
    pairing: OperatorFunction<Tagged<C, D>, Pair<C, D>>,
    { waitMs, now, depthHeardMs }: LoneColourOptions,
  ): OperatorFunction<Tagged<C, D>, Sight<C, D>> =>
  (messages) => {
    const shared = messages.pipe(share());
    const pairs = shared.pipe(pairing);
    return waitMs === undefined ? pairs : merge(pairs, lone(shared, { waitMs, now, depthHeardMs }));
  };

const lone = <C, D>(
  messages: Observable<Tagged<C, D>>,
  { waitMs, now, depthHeardMs }: LoneColourOptions & { readonly waitMs: number },
): Observable<Sight<C, D>> =>
  new Observable((seen) => {
    let count = 0;
    let sinceMs = now();
    return messages.subscribe((message) => {
      if (message.stream !== 'color') return;
      const heardMs = depthHeardMs();
      if (count === 0 || (heardMs !== undefined && heardMs >= sinceMs)) {
        count = 0;
        sinceMs = now();
      }
      count++;
      if (count >= LEAST_LONE && now() - sinceMs >= waitMs)
        seen.next({ color: message.item, depth: undefined });
    });
  });
