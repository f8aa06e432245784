import { fail, type Result } from '../../core/result.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import type { RgbdFrame } from '../../core/types/images.ts';
import type { ArrivalPair } from '../inputs/FrameIntake.ts';

export interface HeldFrameOptions {
  readonly decode: (pair: ArrivalPair) => Promise<Result<RgbdFrame>>;
  readonly perceive: (frame: RgbdFrame) => Promise<Result<MarkedFrame>>;
  /** Monotonic milliseconds. */
  readonly arrivedMs: number;
  readonly onStart: (frame: HeldFrame) => void;
  /** It could not be marked: it is no longer worth holding. */
  readonly onFailure: (frame: HeldFrame) => void;
}

/**
 * One pair on its way from messages to a marked frame. Each step is taken when it is first asked for, and once: all who
 * ask share the result. A defect in a step is this frame's failure, and the next frame starts afresh.
 */
export class HeldFrame {
  readonly stampNs: bigint;
  readonly arrivedMs: number;
  readonly #options: HeldFrameOptions;
  /** Let go once it is decoded. */
  #pair: ArrivalPair | undefined;
  #frame: Promise<Result<RgbdFrame>> | undefined;
  #marked: Promise<Result<MarkedFrame>> | undefined;
  /** The running segmentation, until it ends. */
  #running: Promise<unknown> | undefined;

  constructor(pair: ArrivalPair, options: HeldFrameOptions) {
    this.stampNs = pair.color.stampNs;
    this.arrivedMs = options.arrivedMs;
    this.#pair = pair;
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  /** Whether it has been segmented, or is being so. */
  get isTaken(): boolean {
    return this.#marked !== undefined;
  }

  /** Never rejects. */
  frame(): Promise<Result<RgbdFrame>> {
    this.#frame ??= this.#decode();
    return this.#frame;
  }

  /** Never rejects. */
  marked(): Promise<Result<MarkedFrame>> {
    this.#marked ??= this.#mark();
    return this.#marked;
  }

  #decode(): Promise<Result<RgbdFrame>> {
    const pair = this.#pair!;
    this.#pair = undefined;
    return asResult('decoding', this.stampNs, () => this.#options.decode(pair));
  }

  async #mark(): Promise<Result<MarkedFrame>> {
    const running = asResult('segmentation', this.stampNs, async () => {
      const frame = await this.frame();
      return frame.ok ? this.#options.perceive(frame.value) : frame;
    });
    this.#running = running;
    this.#options.onStart(this);
    const marked = await running;
    this.#running = undefined;
    if (!marked.ok) this.#options.onFailure(this);
    return marked;
  }
}

const asResult = async <T>(
  step: string,
  stampNs: bigint,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> => {
  try {
    return await work();
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return fail('INTERNAL', `${step} of the frame at ${stampNs} ns failed: ${why}`);
  }
};
