import type { Mask } from '../types/landmarks.ts';

/** Pixels between a sample and the mask's rim, tried widest first. */
const RIM_WIDTHS = [3, 2, 1, 0];
/** A rim is dropped only when this many samples remain. */
const ENOUGH = 40;

/**
 * Image indices (v * imageWidth + u) of at most about `maxSamples` pixels on a regular grid inside a mask, away from its
 * rim where the mask is wide enough.
 */
export const samplePixels = (mask: Mask, imageWidth: number, maxSamples: number): Int32Array => {
  const { box, bits } = mask;
  const width = box.x1 - box.x0;
  const height = box.y1 - box.y0;
  const step = Math.max(1, Math.floor(Math.sqrt(mask.pixelCount / maxSamples)));
  const samples = new Int32Array(Math.ceil(width / step) * Math.ceil(height / step));
  const inside = (u: number, v: number): boolean =>
    u >= 0 && v >= 0 && u < width && v < height && bits[v * width + u] === 1;
  for (const rim of RIM_WIDTHS) {
    let count = 0;
    for (let v = step >> 1; v < height; v += step)
      for (let u = step >> 1; u < width; u += step)
        if (
          inside(u, v) &&
          (rim === 0 ||
            (inside(u - rim, v) && inside(u + rim, v) && inside(u, v - rim) && inside(u, v + rim)))
        )
          samples[count++] = (box.y0 + v) * imageWidth + box.x0 + u;
    if (count >= ENOUGH || rim === 0) return samples.subarray(0, count);
  }
  return samples.subarray(0, 0);
};
