import type { Stamped } from './StampedQueue.ts';

/**
 * The last few messages of a slow companion stream (camera_info): which one held when an image was taken. The newest at
 * or before the stamp; the oldest known where all are later, for the first image may come before the first info.
 */
export class LatestByStamp<T extends Stamped> {
  readonly #items: T[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  push(item: T): void {
    const newest = this.#items.at(-1);
    if (newest !== undefined && item.stampNs < newest.stampNs) this.#items.length = 0;
    this.#items.push(item);
    if (this.#items.length > this.#limit) this.#items.shift();
  }

  get isEmpty(): boolean {
    return this.#items.length === 0;
  }

  /** Whether a message of this stamp is among them. */
  holds(stampNs: bigint): boolean {
    return this.#items.some((item) => item.stampNs === stampNs);
  }

  at(stampNs: bigint): T | undefined {
    for (let i = this.#items.length - 1; i >= 0; i--)
      if (this.#items[i]!.stampNs <= stampNs) return this.#items[i];
    return this.#items[0];
  }

  /**
   * The clock was set back: stamps of before say nothing of what held when, yet the last message holds until another
   * comes. It may already be of the new time, when it arrived just before whoever noticed.
   */
  rewind(): void {
    this.#items.splice(0, this.#items.length - 1);
  }
}
