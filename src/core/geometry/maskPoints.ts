import type { RgbdFrame } from '../types/images.ts';
import type { Mask } from '../types/landmarks.ts';

/** Points of a mask in the optical frame. */
export interface MaskPoints {
  /** x, y, z interleaved, metres. */
  readonly xyz: Float64Array;
  /** Depth z of each point, metres. */
  readonly depths: Float64Array;
  /** Share of the sampled pixels with usable depth, 0..1. */
  readonly validRatio: number;
  /** Mean distance in pixels from the outermost samples to the mask's border. */
  readonly shortPixels: number;
}

/** Most points sampled: more cost time and do not improve the estimate. */
const MAX_POINTS = 500;

/**
 * Deprojects a regular sample of the mask's inner pixels. Rim pixels mix the object's depth with the background's, so
 * they serve only when the mask is too thin to have inner ones.
 */
export const maskPoints = (mask: Mask, frame: Pick<RgbdFrame, 'depth' | 'camera'>): MaskPoints => {
  const inner = collect(mask, frame, true);
  return inner.depths.length >= 24 ? inner : collect(mask, frame, false);
};

/** Kept between calls; every result is a copy of its beginning. */
let scratch = new Float64Array(0);

const collect = (
  mask: Mask,
  { depth, camera }: Pick<RgbdFrame, 'depth' | 'camera'>,
  innerOnly: boolean,
): MaskPoints => {
  const { box, bits } = mask;
  const width = box.x1 - box.x0;
  const stride = Math.max(1, Math.floor(Math.sqrt(mask.pixelCount / MAX_POINTS)));
  const most = Math.ceil(width / stride) * Math.ceil((box.y1 - box.y0) / stride);
  if (scratch.length < 3 * most) scratch = new Float64Array(3 * most);
  let count = 0;
  let visited = 0;
  let valid = 0;
  for (let v = box.y0 + (stride >> 1); v < box.y1; v += stride)
    for (let u = box.x0 + (stride >> 1); u < box.x1; u += stride) {
      const i = (v - box.y0) * width + (u - box.x0);
      if (bits[i] !== 1) continue;
      visited++;
      const z = depth.data[v * depth.width + u]!;
      if (z <= 0) continue;
      valid++;
      if (innerOnly && !isInner(bits, i, width, u - box.x0)) continue;
      scratch[count++] = ((u - camera.cx) / camera.fx) * z;
      scratch[count++] = ((v - camera.cy) / camera.fy) * z;
      scratch[count++] = z;
    }
  const xyz = scratch.slice(0, count);
  const depths = new Float64Array(count / 3);
  for (let i = 0; i < depths.length; i++) depths[i] = xyz[3 * i + 2]!;
  return {
    xyz,
    depths,
    validRatio: visited === 0 ? 0 : valid / visited,
    // The rim pixel, and half a step of the sampling grid.
    shortPixels: (innerOnly ? 1 : 0) + stride / 2,
  };
};

/** True when the four neighbours belong to the mask too; outside of the bitmap counts as outside. */
const isInner = (bits: Uint8Array, i: number, width: number, column: number): boolean =>
  column > 0 &&
  column < width - 1 &&
  bits[i - 1] === 1 &&
  bits[i + 1] === 1 &&
  bits[i - width] === 1 &&
  bits[i + width] === 1;
