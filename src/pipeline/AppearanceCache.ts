import { averageLooks } from '../core/detect/averageLooks.ts';
import type { Look } from '../core/detect/Look.ts';
import type { PixelBox } from '../core/types/geometry.ts';

export interface LooksMemoryOptions {
  /** Most things looked at in a frame: each costs milliseconds. */
  readonly maxNew: number;
  /** Things looked at again in a frame, the longest unseen first, when nothing new asks for more. */
  readonly maxAgain: number;
  /** Weight 0..1 of the newest look where a thing was looked at before. */
  readonly newest: number;
  /** A thing that shows this many times more or fewer pixels than when it was looked at is looked at again. */
  readonly resized: number;
  /** A look older than this, seconds of the camera's clock, is taken anew and counts no more: tracks may be exchanged. */
  readonly staleSeconds: number;
  /** Things remembered; the longest unseen go first. */
  readonly maxThings: number;
}

const DEFAULT_LOOKS_MEMORY: LooksMemoryOptions = {
  maxNew: 32,
  maxAgain: 3,
  newest: 0.5,
  resized: 2,
  staleSeconds: 3,
  maxThings: 256,
};

interface Remembered {
  readonly look: Look;
  readonly area: number;
  /** Stamps in seconds. */
  readonly lookedAt: number;
  readonly seenAt: number;
}

const areaOf = ({ x0, y0, x1, y1 }: PixelBox): number => Math.max(1, (x1 - x0) * (y1 - y0));

/**
 * What things look like, kept by track while they stay in view, so that a thing is cut out and classified once and then
 * now and then, and several looks at it are averaged.
 */
export class AppearanceCache {
  readonly #options: LooksMemoryOptions;
  readonly #things = new Map<number, Remembered>();
  #now = 0;

  constructor(options: LooksMemoryOptions = DEFAULT_LOOKS_MEMORY) {
    this.#options = options;
  }

  /**
   * Indices of the things to look at in a new frame: new, resized and stale ones, largest first, then those that wait
   * longest. `stampSeconds`: the frame's.
   */
  toLookAt(
    things: readonly { readonly trackId: number; readonly box: PixelBox }[],
    stampSeconds: number,
  ): readonly number[] {
    this.#now = stampSeconds;
    const { maxNew, maxAgain, resized } = this.#options;
    const isNew = (i: number): boolean => {
      const known = this.#things.get(things[i]!.trackId);
      if (!known || this.#isStale(known)) return true;
      const ratio = areaOf(things[i]!.box) / known.area;
      return ratio > resized || ratio < 1 / resized;
    };
    const all = things.map((_, i) => i);
    const fresh = all
      .filter(isNew)
      .sort((a, b) => areaOf(things[b]!.box) - areaOf(things[a]!.box))
      .slice(0, maxNew);
    const age = (i: number): number => this.#things.get(things[i]!.trackId)!.lookedAt;
    const again = all
      .filter((i) => !isNew(i))
      .sort((a, b) => age(a) - age(b))
      .slice(0, Math.max(0, maxAgain - fresh.length));
    return [...fresh, ...again];
  }

  /** Remembers a look at a thing. */
  remember(trackId: number, box: PixelBox, look: Look): void {
    const known = this.#things.get(trackId);
    const merged =
      known && !this.#isStale(known) ? averageLooks(known.look, look, this.#options.newest) : look;
    const now = this.#now;
    this.#things.set(trackId, { look: merged, area: areaOf(box), lookedAt: now, seenAt: now });
  }

  /** What a thing looks like, if it was ever looked at. */
  recall(trackId: number): Look | undefined {
    const known = this.#things.get(trackId);
    if (!known) return undefined;
    this.#things.set(trackId, { ...known, seenAt: this.#now });
    return known.look;
  }

  /** Drops the longest unseen things where too many are remembered. */
  forgetOld(): void {
    const surplus = this.#things.size - this.#options.maxThings;
    if (surplus <= 0) return;
    const oldest = [...this.#things].sort(([, a], [, b]) => a.seenAt - b.seenAt).slice(0, surplus);
    for (const [trackId] of oldest) this.#things.delete(trackId);
  }

  clear(): void {
    this.#things.clear();
  }

  #isStale({ lookedAt }: Remembered): boolean {
    return Math.abs(this.#now - lookedAt) > this.#options.staleSeconds;
  }
}
