import { blend, type Canvas } from '../Canvas.ts';
import { luma, type Rgb } from '../Rgb.ts';
import type { Plate } from './Plate.ts';
import { rasterDigits } from './rasterDigits.ts';

const INK_DARK: Rgb = [14, 16, 22];
const INK_LIGHT: Rgb = [255, 255, 255];
/** A plate brighter than this carries dark digits. */
const BRIGHT = 118;
const CORNER = 0.3;
const SHADOW_REACH = 3;
const SHADOW_OPACITY = 0.35;

/**
 * Draws a rounded plate with its number: soft shadow, an edge that contrasts with the image around it (light on dark
 * ground, dark on light), and digits in whichever of black and white reads better on the plate.
 */
export const paintPlate = (canvas: Canvas, plate: Plate, fill: Rgb): void => {
  const edge = groundLuma(canvas, plate) > 140 ? INK_DARK : INK_LIGHT;
  const halfWidth = plate.width / 2;
  const halfHeight = plate.height / 2;
  const radius = CORNER * plate.height;
  const rim = Math.max(1, plate.height / 18);
  for (let v = Math.max(0, plate.y - 3); v < Math.min(canvas.height, plate.y + plate.height + 4); v++)
    for (let u = Math.max(0, plate.x - 3); u < Math.min(canvas.width, plate.x + plate.width + 3); u++) {
      const du = Math.abs(u + 0.5 - plate.x - halfWidth);
      const dv = v + 0.5 - plate.y - halfHeight;
      const at = v * canvas.width + u;
      const shadow = 1 - outside(du, Math.abs(dv - 1), halfWidth, halfHeight, radius) / SHADOW_REACH;
      if (shadow > 0) blend(canvas, at, INK_DARK, SHADOW_OPACITY * Math.min(1, shadow));
      const far = outside(du, Math.abs(dv), halfWidth, halfHeight, radius);
      const cover = Math.min(1, 0.5 - far);
      if (cover <= 0) continue;
      blend(canvas, at, edge, cover);
      const inner = Math.min(1, 0.5 - far - rim);
      if (inner > 0) blend(canvas, at, fill, inner);
    }
  paintNumber(canvas, plate, luma(fill) > BRIGHT ? INK_DARK : INK_LIGHT);
};

const paintNumber = (canvas: Canvas, plate: Plate, ink: Rgb): void => {
  const glyph = rasterDigits(plate.mark, plate.digitHeight);
  const left = plate.x + Math.round((plate.width - glyph.width) / 2);
  const top = plate.y + Math.round((plate.height - glyph.height) / 2);
  for (let y = 0; y < glyph.height; y++)
    for (let x = 0; x < glyph.width; x++) {
      const alpha = glyph.ink[y * glyph.width + x]!;
      const u = left + x;
      const v = top + y;
      if (alpha > 0 && u >= 0 && v >= 0 && u < canvas.width && v < canvas.height)
        blend(canvas, v * canvas.width + u, ink, alpha / 255);
    }
};

/** Signed distance to a rounded rectangle about the origin, by symmetry for du, dv >= 0; negative inside. */
const outside = (du: number, dv: number, halfWidth: number, halfHeight: number, radius: number): number => {
  const x = du - halfWidth + radius;
  const y = dv - halfHeight + radius;
  return Math.sqrt(Math.max(0, x) ** 2 + Math.max(0, y) ** 2) + Math.min(0, Math.max(x, y)) - radius;
};

/** Mean brightness of a band of pixels around a plate. */
const groundLuma = (canvas: Canvas, plate: Plate): number => {
  let sum = 0;
  let count = 0;
  const probe = (u: number, v: number) => {
    if (u < 0 || v < 0 || u >= canvas.width || v >= canvas.height) return;
    const at = (v * canvas.width + u) * 3;
    sum += luma([canvas.data[at]!, canvas.data[at + 1]!, canvas.data[at + 2]!]);
    count++;
  };
  for (let u = plate.x - 4; u < plate.x + plate.width + 4; u += 2) {
    probe(u, plate.y - 3);
    probe(u, plate.y + plate.height + 3);
  }
  for (let v = plate.y - 2; v < plate.y + plate.height + 2; v += 2) {
    probe(plate.x - 3, v);
    probe(plate.x + plate.width + 3, v);
  }
  return count === 0 ? 128 : sum / count;
};
