import type { MonotonicClock } from '../core/types/MonotonicClock.ts';
import type { StageTime } from '../core/types/StageTime.ts';

/** Times named steps in order. `now` returns monotonic milliseconds. */
export class Stopwatch {
  readonly stages: StageTime[] = [];
  readonly #now: MonotonicClock;

  readonly #onStage: ((stage: string) => void) | undefined;

  constructor(now: MonotonicClock, onStage?: (stage: string) => void) {
    this.#now = now;
    this.#onStage = onStage;
  }

  async time<T>(stage: string, step: () => T | Promise<T>): Promise<T> {
    this.#onStage?.(stage);
    const start = this.#now();
    try {
      return await step();
    } finally {
      this.stages.push({ stage, seconds: (this.#now() - start) / 1000 });
    }
  }
}
