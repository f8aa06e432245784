import type { Landmark } from '../../types/landmarks.ts';
import { blend, type Canvas } from './Canvas.ts';
import { emphasisOf, type MarkStyle } from './MarkStyle.ts';
import type { Rgb } from './Rgb.ts';

const SEAM: Rgb = [12, 14, 20];

/** Draws the pixel box of every thing: a line with a dark seam on both sides, thicker for emphasised marks. */
export const paintBoxes = (
  canvas: Canvas,
  landmarks: readonly Landmark[],
  colours: readonly Rgb[],
  style: MarkStyle,
): void => {
  const scale = Math.max(1, Math.round(canvas.height / 480));
  landmarks.forEach((landmark, i) => {
    const emphasis = emphasisOf(landmark.mark, style);
    if (landmark.role !== 'object' && emphasis !== 'chosen' && emphasis !== 'candidate') return;
    const thickness = scale * (emphasis === 'chosen' ? 3 : emphasis === 'quiet' ? 1 : 2);
    const opacity = emphasis === 'quiet' ? 0.5 : 1;
    const { x0, y0, x1, y1 } = landmark.mask.box;
    frame(canvas, x0 - 1, y0 - 1, x1 + 1, y1 + 1, 1, SEAM, 0.4 * opacity);
    frame(canvas, x0, y0, x1, y1, thickness, colours[i]!, opacity);
    frame(canvas, x0 + thickness, y0 + thickness, x1 - thickness, y1 - thickness, 1, SEAM, 0.4 * opacity);
  });
};

/** The border of a rectangle, `thickness` pixels inwards. */
const frame = (
  canvas: Canvas,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  thickness: number,
  color: Rgb,
  alpha: number,
): void => {
  for (let y = Math.max(0, y0); y < Math.min(canvas.height, y1); y++) {
    const isEdgeRow = y < y0 + thickness || y >= y1 - thickness;
    for (let x = Math.max(0, x0); x < Math.min(canvas.width, x1); x++) {
      if (!isEdgeRow && x >= x0 + thickness && x < x1 - thickness) {
        x = x1 - thickness - 1;
        continue;
      }
      blend(canvas, y * canvas.width + x, color, alpha);
    }
  }
};
