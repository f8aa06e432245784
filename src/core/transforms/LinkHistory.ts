import { CLOCK_JUMP_NS } from '../types/clockJump.ts';
import type { Transform } from '../types/geometry.ts';
import { interpolate } from './interpolate.ts';

/** What a link says about a stamp: its transform, or on which side of its history the stamp lies. */
export type LinkAnswer =
  | { readonly kind: 'found'; readonly transform: Transform }
  | { readonly kind: 'before'; readonly oldestNs: bigint }
  | { readonly kind: 'after'; readonly newestNs: bigint };

/**
 * The last seconds of one moving link, ascending in stamp, or a static link. Where stamps fall back as by a clock that was
 * set, the link begins anew: what is of before would be interpolated with what is of now.
 */
export class LinkHistory {
  readonly parent: string;
  readonly isStatic: boolean;
  #stamps: bigint[] = [];
  #transforms: Transform[] = [];
  /** What was held until the last transform fell back; it comes back where the next one shows that one to be a straggler. */
  #before: { readonly stamps: bigint[]; readonly transforms: Transform[] } | undefined;

  constructor(parent: string, isStatic: boolean) {
    this.parent = parent;
    this.isStatic = isStatic;
  }

  get newestNs(): bigint | undefined {
    return this.#stamps.at(-1);
  }

  /** Keeps order, replaces an equal stamp, forgets what is older than `cacheNs` before the newest. */
  insert(stampNs: bigint, transform: Transform, cacheNs: bigint): void {
    if (this.isStatic) {
      this.#stamps[0] = stampNs;
      this.#transforms[0] = transform;
      return;
    }
    this.#followClock(stampNs);
    this.#sortIn(stampNs, transform);
    const expired = this.#firstNotBefore(this.#stamps.at(-1)! - cacheNs);
    if (expired > 0) {
      this.#stamps.splice(0, expired);
      this.#transforms.splice(0, expired);
    }
  }

  /**
   * The clock was set back: whether anything is left. What spans less than a jump may be of the new time, having come
   * before the image that showed the jump; if not, it falls back by itself with its next transform.
   */
  rewind(): boolean {
    if (this.isStatic) return true;
    this.#before = undefined;
    return this.#stamps.at(-1)! - this.#stamps[0]! < CLOCK_JUMP_NS;
  }

  /** Never extrapolates. */
  at(stampNs: bigint): LinkAnswer {
    if (this.isStatic) return { kind: 'found', transform: this.#transforms[0]! };
    const i = this.#firstNotBefore(stampNs);
    if (i === this.#stamps.length) return { kind: 'after', newestNs: this.#stamps.at(-1)! };
    if (this.#stamps[i] === stampNs) return { kind: 'found', transform: this.#transforms[i]! };
    if (i === 0) return { kind: 'before', oldestNs: this.#stamps[0]! };
    const from = this.#stamps[i - 1]!;
    const share = Number(stampNs - from) / Number(this.#stamps[i]! - from);
    return {
      kind: 'found',
      transform: interpolate(this.#transforms[i - 1]!, this.#transforms[i]!, share),
    };
  }

  #followClock(stampNs: bigint): void {
    const before = this.#before;
    const newest = this.newestNs;
    if (before && stampNs >= before.stamps.at(-1)! - CLOCK_JUMP_NS) {
      const [stragglers, late] = [this.#stamps, this.#transforms];
      this.#stamps = before.stamps;
      this.#transforms = before.transforms;
      for (const [i, straggler] of stragglers.entries()) this.#sortIn(straggler, late[i]!);
      this.#before = undefined;
    } else if (newest !== undefined && stampNs < newest - CLOCK_JUMP_NS) {
      this.#before = { stamps: this.#stamps, transforms: this.#transforms };
      this.#stamps = [];
      this.#transforms = [];
    } else this.#before = undefined;
  }

  #sortIn(stampNs: bigint, transform: Transform): void {
    const at = this.#firstNotBefore(stampNs);
    const replaced = this.#stamps[at] === stampNs ? 1 : 0;
    this.#stamps.splice(at, replaced, stampNs);
    this.#transforms.splice(at, replaced, transform);
  }

  /** Index of the first stamp >= stampNs. */
  #firstNotBefore(stampNs: bigint): number {
    let low = 0;
    let high = this.#stamps.length;
    // Links are nearly always asked for, and fed, near their newest end.
    if (high > 0 && this.#stamps[high - 1]! < stampNs) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#stamps[middle]! < stampNs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
