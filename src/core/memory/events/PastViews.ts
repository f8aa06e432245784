import type { MemoryPlace } from '../MemoryObject.ts';
import { EMPTY_VIEWS, type MemoryView } from '../MemoryView.ts';

type PastView = Pick<MemoryView, 'stampNs' | 'evidenceAt'>;

/** Frames kept: each holds its depth. */
const MOST = 48;

/**
 * Frames of the past, for the question whether a place was empty then. The newest are all there, older ones ever more
 * sparsely, in pairs: the memory stays bounded however long a recording is.
 */
export class PastViews {
  #views: PastView[] = [];

  add({ stampNs, evidenceAt }: PastView): void {
    this.#views.push({ stampNs, evidenceAt });
    if (this.#views.length <= MOST) return;
    const older = this.#views.length >> 1;
    this.#views = this.#views.filter((_, i) => i >= older || i % 4 < 2);
  }

  /** The last frame before a stamp whose depth goes through a place; undefined where fewer than EMPTY_VIEWS do. */
  lastEmpty(place: MemoryPlace, beforeNs: bigint): bigint | undefined {
    const empty: bigint[] = [];
    for (const { stampNs, evidenceAt } of this.#views.toReversed()) {
      if (stampNs >= beforeNs || evidenceAt(place) !== 'empty') continue;
      empty.push(stampNs);
      if (empty.length === EMPTY_VIEWS) return empty[0];
    }
    return undefined;
  }
}
