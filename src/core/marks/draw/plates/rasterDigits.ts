import { DIGITS, PEN_RADIUS, type Stroke } from './digitStrokes.ts';

/** Ink of a drawn number: `ink[y * width + x]` is 0..255, smooth at the edges. */
export interface NumberGlyph {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

/** Numbers up to 999 at a handful of sizes: a few hundred small bitmaps at most. */
const CACHE_LIMIT = 512;
const cache = new Map<string, NumberGlyph>();

/** Draws a whole number >= 0 with digits `heightPixels` high; the ink of a pixel is the pen's cover of it. */
export const rasterDigits = (value: number, heightPixels: number): NumberGlyph => {
  const key = `${value}@${heightPixels}`;
  const known = cache.get(key);
  if (known) return known;
  const shapes = [...String(value)].map((character) => DIGITS[Number(character)]!);
  const gap = 0.07;
  const total = shapes.reduce((sum, { advance }) => sum + advance, 0) - gap;
  const width = Math.ceil(total * heightPixels);
  const height = Math.ceil(heightPixels);
  const ink = new Uint8Array(width * height);
  let pen = (width - total * heightPixels) / 2;
  for (const { advance, strokes } of shapes) {
    for (const stroke of strokes) inkStroke(ink, width, height, stroke, pen, heightPixels);
    pen += advance * heightPixels;
  }
  const glyph = { width, height, ink };
  if (cache.size < CACHE_LIMIT) cache.set(key, glyph);
  return glyph;
};

const inkStroke = (
  ink: Uint8Array,
  width: number,
  height: number,
  stroke: Stroke,
  left: number,
  scale: number,
): void => {
  const radius = PEN_RADIUS * scale;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let nearest = Number.POSITIVE_INFINITY;
      for (let i = 0; i + 3 < stroke.length; i += 2)
        nearest = Math.min(
          nearest,
          squaredToSegment(
            x + 0.5,
            y + 0.5,
            left + stroke[i]! * scale,
            stroke[i + 1]! * scale,
            left + stroke[i + 2]! * scale,
            stroke[i + 3]! * scale,
          ),
        );
      const cover = Math.round(255 * Math.min(1, Math.max(0, radius + 0.5 - Math.sqrt(nearest))));
      if (cover > ink[y * width + x]!) ink[y * width + x] = cover;
    }
};

const squaredToSegment = (px: number, py: number, ax: number, ay: number, bx: number, by: number): number => {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length));
  return (px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2;
};
