import type { Mask } from '../../types/landmarks.ts';

/** Pixels that both masks hold. */
export const maskOverlap = (a: Mask, b: Mask): number => {
  const x0 = Math.max(a.box.x0, b.box.x0);
  const x1 = Math.min(a.box.x1, b.box.x1);
  const y0 = Math.max(a.box.y0, b.box.y0);
  const y1 = Math.min(a.box.y1, b.box.y1);
  const wideA = a.box.x1 - a.box.x0;
  const wideB = b.box.x1 - b.box.x0;
  let both = 0;
  for (let y = y0; y < y1; y++) {
    const rowA = (y - a.box.y0) * wideA - a.box.x0;
    const rowB = (y - b.box.y0) * wideB - b.box.x0;
    for (let x = x0; x < x1; x++) both += a.bits[rowA + x]! & b.bits[rowB + x]!;
  }
  return both;
};
