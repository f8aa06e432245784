import type { CellPlanes } from './CellPlanes.ts';
import { type DepthNoise, KINECT_NOISE } from './depthNoise.ts';
import { MOMENTS } from './PlaneMoments.ts';

/** Inverse-depth noise that is believed, 1/m: below, exact renderings; above, no depth camera. */
const LEAST = 0.15e-3;
const MOST = 4e-3;

/**
 * The frame's own depth noise: flat patches fit a plane down to the noise, so a low quantile of the patches' residuals
 * measures it whatever the sensor. Falls back to the first Kinect with too few patches.
 */
export function measureNoise(cells: CellPlanes, scratch: Float32Array): DepthNoise {
  let count = 0;
  for (let k = 0; k < cells.rms.length; k++) {
    const rms = cells.rms[k]!;
    if (!(rms < 5 * MOST)) continue;
    const n = cells.moments[k * MOMENTS]!;
    const q = cells.moments[k * MOMENTS + 6]! / n;
    scratch[count++] = rms - KINECT_NOISE.floorMetres * 0.5 * q * q;
  }
  if (count < 12) return KINECT_NOISE;
  const sorted = scratch.subarray(0, count).sort();
  const typical = sorted[Math.floor(count * 0.4)]!;
  return {
    inverseSigma: Math.min(MOST, Math.max(LEAST, typical)),
    floorMetres: KINECT_NOISE.floorMetres,
  };
}
