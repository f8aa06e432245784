import { filter, firstValueFrom, Subject } from 'rxjs';
import { type Failure, fail, ok, type Result } from '../../core/result.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import type { RgbdFrame } from '../../core/types/images.ts';
import { firstWithin } from '../../pipeline/operators/firstWithin.ts';
import type { ArrivalPair } from '../inputs/FrameIntake.ts';
import { HeldFrame } from './HeldFrame.ts';

export interface FrameStoreOptions {
  readonly decode: (pair: ArrivalPair) => Promise<Result<RgbdFrame>>;
  readonly perceive: (frame: RgbdFrame) => Promise<Result<MarkedFrame>>;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Why there is no frame at all. */
  readonly whyNone: () => Failure;
  /** Seconds, read at each use: they may change while the node runs. */
  readonly limits: () => {
    readonly maxFrameAge: number;
    readonly maxReuseAge: number;
    readonly frameTolerance: number;
  };
  /** Segmented frames that are kept for requests by stamp. */
  readonly history: number;
}

/** A stamp that its sender already saw may reach us a moment later. */
const AWAIT_STAMP_MS = 300;
const SECONDS = 1e9;

/**
 * The newest pair and the last few segmented frames. Overload policy: the newest pair replaces the one before it,
 * unconverted; whoever asks for the newest frame while one is being segmented joins that one or waits for the next.
 */
export class FrameStore {
  readonly #options: FrameStoreOptions;
  #newest: HeldFrame | undefined;
  #history: HeldFrame[] = [];
  /** How often the clock was set back: frames of before are not kept any more. */
  #clock = 0;
  /** It was set back, and no pair has come since: the next one is on its way. */
  #isBetweenTimes = false;
  /** Each frame as its pair comes in; whoever waits for one of them listens. */
  readonly #arrivals = new Subject<HeldFrame>();

  constructor(options: FrameStoreOptions) {
    this.#options = options;
  }

  offer(pair: ArrivalPair): void {
    const { decode, perceive, now } = this.#options;
    const clock = this.#clock;
    const held = new HeldFrame(pair, {
      decode,
      perceive,
      arrivedMs: now(),
      onStart: (frame) => clock === this.#clock && this.#keep(frame),
      onFailure: (frame) => {
        this.#history = this.#history.filter((kept) => kept !== frame);
      },
    });
    this.#newest = held;
    this.#isBetweenTimes = false;
    this.#arrivals.next(held);
  }

  get newest(): HeldFrame | undefined {
    return this.#newest;
  }

  /** Forgets all frames: the clock was set back. */
  clear(): void {
    this.#newest = undefined;
    this.#history = [];
    this.#clock++;
    this.#isBetweenTimes = true;
  }

  /** The frame for a request: by stamp, or the newest (0), segmented or not. */
  async frameFor(stampNs: bigint): Promise<Result<HeldFrame>> {
    return stampNs === 0n ? this.#freshest() : this.#ofStamp(stampNs);
  }

  async #freshest(): Promise<Result<HeldFrame>> {
    const busy = this.#history.find((frame) => frame.isBusy);
    if (busy && !this.#reusable(busy)) await busy.marked();
    if (this.#isBetweenTimes) await firstValueFrom(this.#arrivals.pipe(firstWithin(AWAIT_STAMP_MS)));
    const newest = this.#newest;
    if (!newest) return { ok: false, failure: this.#options.whyNone() };
    const { maxFrameAge } = this.#options.limits();
    const silentSeconds = (this.#options.now() - newest.arrivedMs) / 1000;
    if (silentSeconds > maxFrameAge)
      return fail(
        'STALE_FRAME',
        `the newest frame (stamp ${newest.stampNs}) came ${silentSeconds.toFixed(1)} s ago, max_frame_age is ${maxFrameAge} s`,
      );
    return ok(this.#history.findLast((frame) => this.#reusable(frame)) ?? newest);
  }

  async #ofStamp(stampNs: bigint): Promise<Result<HeldFrame>> {
    const { frameTolerance } = this.#options.limits();
    const tolerance = BigInt(Math.round(frameTolerance * SECONDS));
    const away = (frame: HeldFrame) => abs(frame.stampNs - stampNs);
    const isNear = (frame: HeldFrame) => away(frame) <= tolerance;
    let found = [...this.#history, ...(this.#newest ? [this.#newest] : [])]
      .filter(isNear)
      .sort((a, b) => Number(away(a) - away(b)))
      .at(0);
    if (!found && (!this.#newest || this.#newest.stampNs < stampNs))
      found = await firstValueFrom(this.#arrivals.pipe(filter(isNear), firstWithin(AWAIT_STAMP_MS)));
    if (found) return ok(found);
    const newest = this.#newest;
    if (!newest) return { ok: false, failure: this.#options.whyNone() };
    const kept = this.#history.map((frame) => frame.stampNs).join(', ');
    return fail(
      'STALE_FRAME',
      `no frame within ${frameTolerance} s of ${stampNs}: the newest is ${newest.stampNs}, kept are ${kept || 'none'}`,
    );
  }

  #reusable(frame: HeldFrame): boolean {
    if (!this.#newest) return false;
    const age = Number(this.#newest.stampNs - frame.stampNs) / SECONDS;
    return age >= 0 && age <= this.#options.limits().maxReuseAge;
  }

  #keep(frame: HeldFrame): void {
    this.#history.push(frame);
    this.#history.sort((a, b) => Number(a.stampNs - b.stampNs));
    if (this.#history.length > this.#options.history) this.#history.shift();
  }
}

const abs = (n: bigint): bigint => (n < 0n ? -n : n);
