import type { PixelBox } from '../types/geometry.ts';
import type { ColorImage } from '../types/images.ts';

/** Of the box's longer side, all around: what a thing stands beside helps to know it. */
const MARGIN = 0.1;

/** What a box of an image shows, with a margin, made small by means of areas: at most `most` pixels a side, never enlarged. */
export const cutThumbnail = (image: ColorImage, box: PixelBox, most: number): ColorImage => {
  const margin = MARGIN * Math.max(box.x1 - box.x0, box.y1 - box.y0);
  const x0 = Math.max(0, Math.floor(box.x0 - margin));
  const y0 = Math.max(0, Math.floor(box.y0 - margin));
  const across = Math.min(image.width, Math.ceil(box.x1 + margin)) - x0;
  const down = Math.min(image.height, Math.ceil(box.y1 + margin)) - y0;
  const shrink = Math.max(1, across / most, down / most);
  const width = Math.max(1, Math.floor(across / shrink));
  const height = Math.max(1, Math.floor(down / shrink));
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    const rows = span(y, down / height, y0);
    for (let x = 0; x < width; x++, at += 3) meanInto(data, at, image, span(x, across / width, x0), rows);
  }
  return { width, height, data };
};

/** Pixels that a pixel of the small picture stands for, from the first to before the last; at least one. */
const span = (index: number, pixels: number, from: number): readonly [number, number] => {
  const first = from + Math.floor(index * pixels);
  return [first, Math.max(first + 1, from + Math.floor((index + 1) * pixels))];
};

const meanInto = (
  into: Uint8Array,
  at: number,
  { width, data }: ColorImage,
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
): void => {
  let [r, g, b] = [0, 0, 0];
  for (let v = top; v < bottom; v++)
    for (let u = left, i = (v * width + left) * 3; u < right; u++, i += 3) {
      r += data[i]!;
      g += data[i + 1]!;
      b += data[i + 2]!;
    }
  const count = (right - left) * (bottom - top);
  into[at] = Math.round(r / count);
  into[at + 1] = Math.round(g / count);
  into[at + 2] = Math.round(b / count);
};
