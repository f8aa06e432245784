/**
 * Lets one of many through each so often, on the average: what comes at 6 Hz passes a pace of 5 Hz five times a second, and
 * not three times. Two never pass within half the time.
 */
export class Pace {
  readonly #everyMs: number;
  #dueMs = Number.NEGATIVE_INFINITY;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** Whether one would be let through. */
  isDue(nowMs: number): boolean {
    return nowMs >= this.#dueMs;
  }

  /** @param nowMs monotonic */
  take(nowMs: number): boolean {
    if (!this.isDue(nowMs)) return false;
    const isLate = nowMs - this.#dueMs > this.#everyMs;
    this.#dueMs = isLate
      ? nowMs + this.#everyMs
      : Math.max(this.#dueMs + this.#everyMs, nowMs + this.#everyMs / 2);
    return true;
  }
}
