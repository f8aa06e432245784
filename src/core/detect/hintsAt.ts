import { boxIou } from '../geometry/boxOverlap.ts';
import type { PixelBox } from '../types/geometry.ts';
import type { Detection, LabelScore } from '../types/landmarks.ts';

/** Labels kept of a thing, and the least strength of one. */
const MOST = 8;
const LEAST = 0.004;

/**
 * What a detector takes the thing in a box for without being sure: of each label the strongest box, its score times the
 * squared overlap with the thing. Best first.
 */
export const hintsAt = (box: PixelBox, hints: readonly Detection[]): readonly LabelScore[] => {
  const strongest = new Map<string, number>();
  for (const hint of hints) {
    const fit = boxIou(box, hint.box) ** 2;
    for (const { label, score } of hint.labels) {
      const strength = score * fit;
      if (strength >= LEAST && strength > (strongest.get(label) ?? 0)) strongest.set(label, strength);
    }
  }
  return [...strongest]
    .map(([label, score]) => ({ label, score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST);
};
