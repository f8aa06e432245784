import type { StageTime } from '../../core/types/StageTime.ts';

const KEEP = 50;

/** The last seconds of each named stage, for their medians. */
export class StageLatency {
  readonly #seconds = new Map<string, number[]>();

  add(stages: readonly StageTime[]): void {
    for (const { stage, seconds } of stages) {
      const kept = this.#seconds.get(stage) ?? [];
      kept.push(seconds);
      if (kept.length > KEEP) kept.shift();
      this.#seconds.set(stage, kept);
    }
  }

  /** `stage (ms)`: median of the last ones. */
  medians(): Record<string, number> {
    const medians: Record<string, number> = {};
    for (const [stage, kept] of this.#seconds) {
      const sorted = [...kept].sort((a, b) => a - b);
      medians[`${stage} (ms)`] = Math.round(sorted[sorted.length >> 1]! * 1e4) / 10;
    }
    return medians;
  }
}
