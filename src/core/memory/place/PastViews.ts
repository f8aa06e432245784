import type { Vec3 } from '../../types/geometry.ts';
import {
  EMPTY_VIEWS,
  type MemoryView,
  type PlaceBounds,
  type PlaceLook,
  type SeenPlace,
} from '../MemoryView.ts';

interface PastView extends Pick<PlaceLook, 'evidenceAt' | 'reach'> {
  readonly stampNs: bigint;
}

/** Frames kept; thinned ones take 20 kB each. */
const MOST = 256;

/**
 * Frames of the past, for the question whether a place was empty then. The newest are all there, older ones ever more
 * sparsely, in pairs: what is held stays bounded however long the robot is under way.
 */
export class PastViews {
  #views: PastView[] = [];

  add(view: MemoryView): void {
    const { evidenceAt, reach } = view.thinned?.() ?? view;
    this.#views.push({ stampNs: view.stampNs, evidenceAt, ...(reach && { reach }) });
    if (this.#views.length <= MOST) return;
    const older = this.#views.length >> 1;
    this.#views = this.#views.filter((_, i) => i >= older || i % 4 < 2);
  }

  /** The last frame before a stamp whose depth goes through a place; undefined where fewer than EMPTY_VIEWS do. */
  lastEmpty(place: SeenPlace, beforeNs: bigint): bigint | undefined {
    const empty: bigint[] = [];
    for (const { stampNs, evidenceAt, reach } of this.#views.toReversed()) {
      if (stampNs >= beforeNs || (reach && !isWithin(reach, place.center))) continue;
      if (evidenceAt(place) !== 'empty') continue;
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

/** Of what is seen as a whole, the middle is seen, too; behind the farthest depth nothing is empty. */
const isWithin = ({ low, high }: PlaceBounds, center: Vec3): boolean =>
  [0, 1, 2].every((axis) => center[axis]! >= low[axis]! && center[axis]! <= high[axis]!);
