import type { RgbdFrame } from '../../../types/images.ts';
import { labPlanes } from './labPlanes.ts';

export interface SampledFrame {
  readonly lab: readonly [Float32Array, Float32Array, Float32Array];
  /** Metres, 0 where nothing was measured. */
  readonly raw: Float32Array;
}

/** Mean colour of each cell as OKLab, and the nearest depth measured in it. */
export const sampleFrame = ({ color, depth }: RgbdFrame, width: number, height: number): SampledFrame => {
  const rgb = new Float32Array(width * height * 3);
  const raw = new Float32Array(width * height);
  const left = Int32Array.from({ length: width + 1 }, (_, u) => Math.floor((u * color.width) / width));
  for (let v = 0, at = 0; v < height; v++) {
    const top = Math.floor((v * color.height) / height);
    const bottom = Math.floor(((v + 1) * color.height) / height);
    for (let u = 0; u < width; u++, at++) {
      const from = left[u]!;
      const to = left[u + 1]!;
      let red = 0;
      let green = 0;
      let blue = 0;
      let nearest = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = from; x < to; x++) {
          const pixel = y * color.width + x;
          red += color.data[3 * pixel]!;
          green += color.data[3 * pixel + 1]!;
          blue += color.data[3 * pixel + 2]!;
          const z = depth.data[pixel]!;
          // The nearest of a cell: a mean would put it between a thing and its background.
          if (z > 0 && (nearest === 0 || z < nearest)) nearest = z;
        }
      }
      const n = (bottom - top) * (to - from);
      rgb[3 * at] = red / n;
      rgb[3 * at + 1] = green / n;
      rgb[3 * at + 2] = blue / n;
      raw[at] = nearest;
    }
  }
  return { lab: labPlanes(rgb), raw };
};
