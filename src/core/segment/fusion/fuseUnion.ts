import type { PixelBox } from '../../types/geometry.ts';

/** The smallest box around all; at least one must be given. */
export const unionBox = (boxes: readonly PixelBox[]): PixelBox => ({
  x0: Math.min(...boxes.map((b) => b.x0)),
  y0: Math.min(...boxes.map((b) => b.y0)),
  x1: Math.max(...boxes.map((b) => b.x1)),
  y1: Math.max(...boxes.map((b) => b.y1)),
});
