import { EMPTY_VIEWS, type MemoryView, type PlaceLook, type SeenPlace } from '../MemoryView.ts';

interface PastView {
  readonly stampNs: bigint;
  readonly evidenceAt: PlaceLook['evidenceAt'];
}

/** Frames kept; thinned ones take 20 kB each. */
const MOST = 256;

/**
 * Frames of the past, for the question whether a place was empty then. The newest are all there, older ones ever more
 * sparsely, in pairs: what is held stays bounded however long the robot is under way.
 */
export class PastViews {
  #views: PastView[] = [];

  add({ stampNs, evidenceAt, thinned }: MemoryView): void {
    this.#views.push({ stampNs, evidenceAt: thinned?.().evidenceAt ?? evidenceAt });
    if (this.#views.length <= MOST) return;
    const older = this.#views.length >> 1;
    this.#views = this.#views.filter((_, i) => i >= older || i % 4 < 2);
  }

  /** The last frame before a stamp whose depth goes through a place; undefined where fewer than EMPTY_VIEWS do. */
  lastEmpty(place: SeenPlace, beforeNs: bigint): bigint | undefined {
    const empty: bigint[] = [];
    for (const { stampNs, evidenceAt } of this.#views.toReversed()) {
      if (stampNs >= beforeNs || evidenceAt(place) !== 'empty') continue;
      empty.push(stampNs);
      if (empty.length === EMPTY_VIEWS) return empty[0];
    }
    return undefined;
  }

  get oldestNs(): bigint | undefined {
    return this.#views[0]?.stampNs;
  }

  clear(): void {
    this.#views = [];
  }
}
