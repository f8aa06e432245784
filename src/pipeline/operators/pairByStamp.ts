import { concatMap, type OperatorFunction } from 'rxjs';
import type { Pair, PairSynchronizer } from '../../core/sync/PairSynchronizer.ts';
import type { Stamped } from '../../core/sync/StampedQueue.ts';

/** A message of one of the two streams that are paired. */
export type Tagged<C, D> =
  | { readonly stream: 'color'; readonly item: C }
  | { readonly stream: 'depth'; readonly item: D };

/**
 * Two streams as pairs of near stamps. Overload policy: the synchronizer's queues; a message that finds no partner in
 * time is dropped and counted there.
 */
export const pairByStamp = <C extends Stamped, D extends Stamped>(
  sync: PairSynchronizer<C, D>,
): OperatorFunction<Tagged<C, D>, Pair<C, D>> =>
  concatMap((message) =>
    message.stream === 'color' ? sync.pushColor(message.item) : sync.pushDepth(message.item),
  );
