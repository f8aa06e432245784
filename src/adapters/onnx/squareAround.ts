import type { PixelBox } from '../../core/types/geometry.ts';

/**
 * The square about a box's centre with the box's longer side, as far as the image reaches: classifiers have seen things
 * in their proportions, with a little of what is around them.
 */
export const squareAround = (
  { x0, y0, x1, y1 }: PixelBox,
  { width, height }: { readonly width: number; readonly height: number },
): PixelBox => {
  const half = Math.max(x1 - x0, y1 - y0) / 2;
  const [u, v] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const left = Math.max(0, Math.floor(u - half));
  const top = Math.max(0, Math.floor(v - half));
  return {
    x0: left,
    y0: top,
    x1: Math.max(left + 1, Math.min(width, Math.ceil(u + half))),
    y1: Math.max(top + 1, Math.min(height, Math.ceil(v + half))),
  };
};
