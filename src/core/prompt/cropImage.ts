import type { PixelBox } from '../types/geometry.ts';
import type { ColorImage } from '../types/images.ts';

const MIN_SIDE_PX = 16;
const MARGIN = 0.15;

/** The part of an image around a box, with a margin for context, clipped to the image; a copy. */
export const cropImage = (image: ColorImage, box: PixelBox): ColorImage => {
  const span = (low: number, high: number, limit: number): [number, number] => {
    const side = Math.max(high - low, 1);
    const pad = Math.max(side * MARGIN, (MIN_SIDE_PX - side) / 2);
    const start = Math.max(0, Math.min(Math.floor(low - pad), limit - 1));
    return [start, Math.min(limit, Math.max(start + 1, Math.ceil(high + pad)))];
  };
  const [x0, x1] = span(box.x0, box.x1, image.width);
  const [y0, y1] = span(box.y0, box.y1, image.height);
  const width = x1 - x0;
  const height = y1 - y0;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const from = ((y0 + y) * image.width + x0) * 3;
    data.set(image.data.subarray(from, from + width * 3), y * width * 3);
  }
  return { width, height, data };
};
