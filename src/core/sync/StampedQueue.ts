import { type DropReason, noDrops, type StreamStats } from './SyncStats.ts';

/** Anything with a header stamp, in nanoseconds. */
export interface Stamped {
  readonly stampNs: bigint;
}

/** So many messages in a row older than the newest are no packets out of order: the clock has been set back a little. */
const BACKWARD_RUN = 5;
/** How many intervals between stamps are remembered. */
const INTERVALS = 10;

/** One stream's waiting messages, ascending in stamp and bounded, with counts of what was dropped and why. */
export class StampedQueue<T extends Stamped> {
  readonly items: T[] = [];
  readonly #limit: number;
  readonly #jumpNs: bigint;
  /** Nanoseconds between consecutive stamps. */
  readonly #intervals: number[] = [];
  readonly #dropped = noDrops();
  #newestNs: bigint | undefined;
  #received = 0;
  #backwardRun = 0;

  /** @param options.jumpNs a stamp older than the newest by more than this is a clock that jumped back */
  constructor(options: { readonly limit: number; readonly jumpNs: bigint }) {
    this.#limit = options.limit;
    this.#jumpNs = options.jumpNs;
  }

  get stats(): StreamStats {
    return { received: this.#received, dropped: { ...this.#dropped } };
  }

  /** Takes a message in, or says that the stream's clock has jumped back (nothing is taken then). */
  push(item: T): 'queued' | 'dropped' | 'jumped' {
    const newest = this.#newestNs;
    if (newest !== undefined && item.stampNs < newest - this.#jumpNs) return 'jumped';
    const backward = newest !== undefined && item.stampNs < newest;
    this.#backwardRun = backward ? this.#backwardRun + 1 : 0;
    if (this.#backwardRun >= BACKWARD_RUN) return 'jumped';
    this.#received++;
    if (newest !== undefined && item.stampNs <= newest) {
      this.count(item.stampNs === newest ? 'repeated_stamp' : 'out_of_order');
      return 'dropped';
    }
    if (newest !== undefined) {
      this.#intervals.push(Number(item.stampNs - newest));
      if (this.#intervals.length > INTERVALS) this.#intervals.shift();
    }
    this.#newestNs = item.stampNs;
    this.items.push(item);
    if (this.items.length > this.#limit) this.drop('queue_full');
    return 'queued';
  }

  /** Earliest stamp that the next message can be expected to carry; undefined before the rate is known. */
  get nextNotBeforeNs(): bigint | undefined {
    if (this.#newestNs === undefined || this.#intervals.length === 0) return undefined;
    // A camera's stamps jitter: a message may come a little sooner than any did before.
    return this.#newestNs + BigInt(Math.floor(0.9 * Math.min(...this.#intervals)));
  }

  take(): T {
    return this.items.shift()!;
  }

  /** Drops the oldest. */
  drop(reason: DropReason): void {
    this.items.shift();
    this.count(reason);
  }

  count(reason: DropReason): void {
    this.#dropped[reason]++;
  }

  /** Forgets everything but the counts. */
  clear(reason: DropReason): void {
    while (this.items.length > 0) this.drop(reason);
    this.#newestNs = undefined;
    this.#backwardRun = 0;
    this.#intervals.length = 0;
  }
}
