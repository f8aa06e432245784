import type { Mask } from '../../core/types/landmarks.ts';

/** How the masks of one frame meet its annotated objects; unknown pixels (0) are left out of everything. */
export interface SegmentScore {
  readonly objects: number;
  /** Masks that have at least one known pixel. */
  readonly predicted: number;
  /** Pairs of one mask and one object at IoU >= 0.5, one to one. */
  readonly matched: number;
  /** For each object, by rising id, the IoU of its best mask. */
  readonly bestIou: readonly number[];
}

const MATCH_IOU = 0.5;
/** Ids 0 and 1 of labels.png are unknown and the supporting plane. */
const FIRST_OBJECT = 2;

/**
 * Scores class-agnostic masks against an instance image.
 *
 * @param labels row-major instance ids, `width` a row: 0 unknown, 1 support, 2.. one number an object
 */
export const scoreSegments = (labels: Uint16Array, width: number, masks: readonly Mask[]): SegmentScore => {
  const sizes = new Map<number, number>();
  for (const id of labels) if (id >= FIRST_OBJECT) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  const ids = [...sizes.keys()].sort((a, b) => a - b);
  const best = new Map<number, number>();
  const pairs: { mask: number; id: number; iou: number }[] = [];
  let predicted = 0;
  masks.forEach((mask, index) => {
    const { known, inside } = overlapsOf(labels, width, mask);
    if (known > 0) predicted++;
    for (const [id, shared] of inside) {
      const iou = shared / (known + sizes.get(id)! - shared);
      best.set(id, Math.max(iou, best.get(id) ?? 0));
      if (iou >= MATCH_IOU) pairs.push({ mask: index, id, iou });
    }
  });
  return {
    objects: ids.length,
    predicted,
    matched: matchOneToOne(pairs),
    bestIou: ids.map((id) => best.get(id) ?? 0),
  };
};

/** Pixels of a mask that are annotated at all, and those on each object. */
const overlapsOf = (labels: Uint16Array, width: number, { box, bits }: Mask) => {
  const inside = new Map<number, number>();
  let known = 0;
  for (let v = box.y0, i = 0; v < box.y1; v++)
    for (let u = box.x0; u < box.x1; u++, i++) {
      if (bits[i] !== 1) continue;
      const id = labels[v * width + u]!;
      if (id === 0) continue;
      known++;
      if (id >= FIRST_OBJECT) inside.set(id, (inside.get(id) ?? 0) + 1);
    }
  return { known, inside };
};

/** Number of pairs when the best fitting are taken first and nothing is used twice. */
const matchOneToOne = (pairs: { mask: number; id: number; iou: number }[]): number => {
  const masks = new Set<number>();
  const ids = new Set<number>();
  pairs.sort((a, b) => b.iou - a.iou || a.mask - b.mask || a.id - b.id);
  for (const { mask, id } of pairs) {
    if (masks.has(mask) || ids.has(id)) continue;
    masks.add(mask);
    ids.add(id);
  }
  return ids.size;
};
