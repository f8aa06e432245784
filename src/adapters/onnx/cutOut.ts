import type { PixelBox } from '../../core/types/geometry.ts';
import type { ColorImage } from '../../core/types/images.ts';

/** The pixels of a box that lies within the image. */
export const cutOut = (image: ColorImage, { x0, y0, x1, y1 }: PixelBox): ColorImage => {
  const [width, height] = [x1 - x0, y1 - y0];
  const data = new Uint8Array(width * height * 3);
  for (let v = 0; v < height; v += 1) {
    const from = ((y0 + v) * image.width + x0) * 3;
    data.set(image.data.subarray(from, from + width * 3), v * width * 3);
  }
  return { width, height, data };
};
