import { boxIou } from '../geometry/boxOverlap.ts';
import type { RawBox } from './decode/RawBox.ts';

export interface SuppressOptions {
  /** Boxes of one label that overlap at least this much are one object. */
  readonly sameLabelIou: number;
  /** Boxes of different labels that overlap at least this much are one object with several names. */
  readonly otherLabelIou: number;
  /** Objects kept, best first. */
  readonly maxObjects: number;
}

/** A box and every name that it was given. */
export interface NamedBox {
  readonly box: RawBox;
  /** Label index and score, best first; each label once. */
  readonly names: readonly { readonly label: number; readonly score: number }[];
}

/**
 * Greedy suppression across classes: the best box of a crowd stands, and the labels of those that it suppresses stay as
 * its alternatives, for a detector often names one thing twice (a cup that is also a bowl).
 */
export const suppressBoxes = (
  boxes: readonly RawBox[],
  { sameLabelIou, otherLabelIou, maxObjects }: SuppressOptions,
): readonly NamedBox[] => {
  const kept: { box: RawBox; names: Map<number, number> }[] = [];
  for (const box of [...boxes].sort((a, b) => b.score - a.score)) {
    const owner = kept.find(
      (k) => boxIou(k.box, box) >= (k.box.label === box.label ? sameLabelIou : otherLabelIou),
    );
    if (owner) owner.names.set(box.label, Math.max(box.score, owner.names.get(box.label) ?? 0));
    else if (kept.length < maxObjects) kept.push({ box, names: new Map([[box.label, box.score]]) });
  }
  return kept.map(({ box, names }) => ({
    box,
    names: [...names].map(([label, score]) => ({ label, score })).sort((a, b) => b.score - a.score),
  }));
};
