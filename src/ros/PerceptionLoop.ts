import type { Parameters } from '../core/parameters/parameters.ts';
import type { Failure } from '../core/result.ts';
import type { MarkedFrame } from '../core/spatial/grounding/Resolver.ts';
import type { FrameStore } from './FrameStore.ts';

export interface PerceptionLoopOptions {
  readonly frames: () => FrameStore | undefined;
  readonly parameters: () => Parameters;
  readonly now: () => number;
  /** Whether anybody listens to landmarks. */
  readonly isHeard: () => boolean;
  readonly onMarked: (marked: MarkedFrame) => Promise<void>;
  readonly onFailure: (failure: Failure) => void;
}

/** A pair that comes a little before its time is taken: at 30 Hz the next one would be 33 ms late. */
const EARLY_MS = 15;
/** Frames that are looked at after activation though nobody asks: the first question should not pay for compilation. */
const WARM_UP_FRAMES = 3;

/**
 * Renews landmarks by itself: at `segment_rate` while someone listens, at `idle_segment_rate` otherwise. Overload
 * policy: one frame at a time, always the newest; what comes in between is never converted.
 */
export class PerceptionLoop {
  /** ~/enable turns it off. */
  enabled = true;
  readonly #options: PerceptionLoopOptions;
  #startedMs = Number.NEGATIVE_INFINITY;
  #busy = false;
  #warmUpsLeft = 0;

  constructor(options: PerceptionLoopOptions) {
    this.#options = options;
  }

  /** The node has become active. */
  warmUp(): void {
    this.#warmUpsLeft = WARM_UP_FRAMES;
  }

  /** A pair has come in: is it time to look at it? */
  onPair(): void {
    if (this.#busy || !this.#isDue()) return;
    void this.#run();
  }

  #isDue(): boolean {
    if (!this.enabled) return false;
    const { parameters, isHeard, now } = this.#options;
    const wanted = isHeard() || this.#warmUpsLeft > 0;
    const rateHz = wanted ? parameters().segment_rate : parameters().idle_segment_rate;
    return rateHz > 0 && now() - this.#startedMs >= 1000 / rateHz - EARLY_MS;
  }

  async #run(): Promise<void> {
    this.#busy = true;
    this.#startedMs = this.#options.now();
    try {
      const frame = this.#options.frames()?.newest;
      if (!frame) return;
      const marked = await frame.marked();
      if (!marked.ok) return this.#options.onFailure(marked.failure);
      this.#warmUpsLeft = Math.max(0, this.#warmUpsLeft - 1);
      await this.#options.onMarked(marked.value);
    } catch (error) {
      this.#options.onFailure({ code: 'INTERNAL', message: String(error) });
    } finally {
      this.#busy = false;
    }
  }
}
