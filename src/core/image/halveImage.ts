import type { ColorImage } from '../types/images.ts';

/** Half as wide and high, each pixel the mean of four; an odd last row or column is left out. At least one pixel. */
export const halveImage = ({ width, height, data }: ColorImage): ColorImage => {
  const [w, h] = [Math.max(1, width >> 1), Math.max(1, height >> 1)];
  const half = new Uint8Array(w * h * 3);
  const row = width * 3;
  for (let v = 0, out = 0; v < h; v++) {
    const below = 2 * v + 1 < height ? row : 0;
    for (let u = 0; u < w; u++) {
      const right = 2 * u + 1 < width ? 3 : 0;
      const first = 2 * v * row + 6 * u;
      for (let channel = 0; channel < 3; channel++) {
        const i = first + channel;
        half[out++] = (data[i]! + data[i + right]! + data[i + below]! + data[i + right + below]! + 2) >> 2;
      }
    }
  }
  return { width: w, height: h, data: half };
};
