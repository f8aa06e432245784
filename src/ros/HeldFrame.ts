import type { Result } from '../core/result.ts';
import type { MarkedFrame } from '../core/spatial/grounding/Resolver.ts';
import type { RgbdFrame } from '../core/types/images.ts';
import type { ArrivalPair } from './inputs/FrameIntake.ts';

/**
 * One pair on its way from messages to a marked frame. Each step is taken when it is first asked for, and once: all who
 * ask share the result.
 */
export interface HeldFrameOptions {
  readonly decode: (pair: ArrivalPair) => Promise<Result<RgbdFrame>>;
  readonly perceive: (frame: RgbdFrame) => Promise<Result<MarkedFrame>>;
  /** Monotonic milliseconds. */
  readonly arrivedMs: number;
  readonly onStart: (frame: HeldFrame) => void;
  readonly onFailure: (frame: HeldFrame) => void;
}

export class HeldFrame {
  readonly stampNs: bigint;
  readonly arrivedMs: number;
  readonly #options: HeldFrameOptions;
  /** Let go once it is decoded. */
  #pair: ArrivalPair | undefined;
  #frame: Promise<Result<RgbdFrame>> | undefined;
  #marked: Promise<Result<MarkedFrame>> | undefined;
  #busy = false;

  constructor(pair: ArrivalPair, options: HeldFrameOptions) {
    this.stampNs = pair.color.stampNs;
    this.arrivedMs = options.arrivedMs;
    this.#pair = pair;
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#busy;
  }

  /** Whether it has been segmented, or is being so. */
  get isTaken(): boolean {
    return this.#marked !== undefined;
  }

  frame(): Promise<Result<RgbdFrame>> {
    if (!this.#frame) {
      this.#frame = this.#options.decode(this.#pair!);
      this.#pair = undefined;
    }
    return this.#frame;
  }

  marked(): Promise<Result<MarkedFrame>> {
    this.#marked ??= this.#run();
    return this.#marked;
  }

  async #run(): Promise<Result<MarkedFrame>> {
    this.#busy = true;
    this.#options.onStart(this);
    const frame = await this.frame();
    const marked = frame.ok ? await this.#options.perceive(frame.value) : frame;
    this.#busy = false;
    if (!marked.ok) this.#options.onFailure(this);
    return marked;
  }
}
