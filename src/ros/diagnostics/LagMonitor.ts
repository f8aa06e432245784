import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

/** Lag of the event loop over the last interval: services, signals and transforms wait as long. */
export class LagMonitor {
  readonly #histogram: IntervalHistogram = monitorEventLoopDelay({ resolution: 5 });

  start(): void {
    this.#histogram.enable();
  }

  stop(): void {
    this.#histogram.disable();
  }

  /** Milliseconds since the last call, less the timer's own resolution; then starts over. */
  take(): { readonly p99Ms: number; readonly maxMs: number } {
    const ms = (ns: number) => Math.max(0, ns / 1e6 - 5);
    const taken = { p99Ms: ms(this.#histogram.percentile(99)), maxMs: ms(this.#histogram.max) };
    this.#histogram.reset();
    return taken;
  }
}
