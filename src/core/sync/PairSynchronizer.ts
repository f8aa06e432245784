import { CLOCK_JUMP_NS } from '../types/clockJump.ts';
import { type Stamped, StampedQueue } from './StampedQueue.ts';
import type { SyncStats } from './SyncStats.ts';

/** A colour and a depth message of one moment. */
export interface Pair<C, D> {
  readonly color: C;
  readonly depth: D;
}

export interface SyncOptions {
  /** Largest difference of stamps within a pair, nanoseconds; 0 pairs equal stamps only. */
  readonly slopNs: bigint;
  /** Messages kept a stream while they wait for a partner. */
  readonly queueSize: number;
  /** Called when a stream's stamps fall back by more than a second: nothing older is comparable any more. */
  readonly onClockJump?: () => void;
}

/**
 * Approximate-time pairing of two streams, each message used at most once. A pair is given out as soon as neither side
 * can find a nearer partner: at once for equal stamps, otherwise when the next stamp of the earlier side is known, or
 * is foreseen from its rate, to be farther away. So a colour image is never paired with the depth image before its own
 * merely because that one arrived first.
 */
export class PairSynchronizer<C extends Stamped, D extends Stamped> {
  readonly #options: SyncOptions;
  readonly #color: StampedQueue<C>;
  readonly #depth: StampedQueue<D>;
  #pairs = 0;
  #clockJumps = 0;
  #lastOffsetNs: bigint | undefined;

  constructor(options: SyncOptions) {
    this.#options = options;
    const queue = { limit: options.queueSize, jumpNs: CLOCK_JUMP_NS };
    this.#color = new StampedQueue<C>(queue);
    this.#depth = new StampedQueue<D>(queue);
  }

  pushColor(color: C): Pair<C, D>[] {
    return this.#push(this.#color, color);
  }

  pushDepth(depth: D): Pair<C, D>[] {
    return this.#push(this.#depth, depth);
  }

  get stats(): SyncStats {
    return {
      color: this.#color.stats,
      depth: this.#depth.stats,
      pairs: this.#pairs,
      clockJumps: this.#clockJumps,
      lastOffsetNs: this.#lastOffsetNs,
    };
  }

  /** Messages held at this moment. */
  get held(): number {
    return this.#color.items.length + this.#depth.items.length;
  }

  /** Forgets what waits: the clock has jumped back. */
  clear(): void {
    this.#clockJumps++;
    this.#color.clear('clock_jump');
    this.#depth.clear('clock_jump');
  }

  #push<T extends Stamped>(queue: StampedQueue<T>, item: T): Pair<C, D>[] {
    if (queue.push(item) === 'jumped') {
      this.clear();
      this.#options.onClockJump?.();
      queue.push(item);
    }
    const pairs: Pair<C, D>[] = [];
    while (this.#step(pairs));
    return pairs;
  }

  /** One decision about the heads of both queues; false when there is none to make yet. */
  #step(pairs: Pair<C, D>[]): boolean {
    const color = this.#color.items[0];
    const depth = this.#depth.items[0];
    if (color === undefined || depth === undefined) return false;
    const offset = depth.stampNs - color.stampNs;
    this.#lastOffsetNs = offset;
    const [earlier, gap]: [StampedQueue<C> | StampedQueue<D>, bigint] =
      offset >= 0n ? [this.#color, offset] : [this.#depth, -offset];
    if (gap > this.#options.slopNs) {
      earlier.drop('no_partner');
      return true;
    }
    const later = offset >= 0n ? depth.stampNs : color.stampNs;
    const next = earlier.items[1]?.stampNs;
    if (gap > 0n && next !== undefined && distance(next, later) < gap) {
      earlier.drop('superseded');
      return true;
    }
    if (gap > 0n && next === undefined) {
      const foreseen = earlier.nextNotBeforeNs;
      const nearerMayCome = foreseen === undefined || foreseen < later + gap;
      if (nearerMayCome) return false;
    }
    this.#pairs++;
    pairs.push({ color: this.#color.take(), depth: this.#depth.take() });
    return true;
  }
}

const distance = (a: bigint, b: bigint): bigint => (a < b ? b - a : a - b);
