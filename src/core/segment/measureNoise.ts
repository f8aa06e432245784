import { type DepthNoise, KINECT_NOISE } from './depthNoise.ts';
import { type CellPlanes, PATCH } from './planes/CellPlanes.ts';
import { MOMENTS } from './planes/PlaneMoments.ts';

/** Inverse-depth noise that is believed, 1/m: below, exact renderings; above, no depth camera. */
const LEAST = 0.15e-3;
const MOST = 4e-3;

/** The median of |x| over many normal x is 0.67 standard deviations; the 40 % quantile 0.52. */
const QUANTILE = 0.4;
const QUANTILE_SIGMAS = 0.52;

/**
 * The frame's own depth noise: flat patches fit a plane down to the noise, so a low quantile of the patches' residuals
 * measures it whatever the sensor; so do second differences of the means of three patches in a row for waves. Falls
 * back to the first Kinect with too few patches.
 */
export const measureNoise = (cells: CellPlanes, scratch: Float32Array): DepthNoise => {
  const inverseSigma = quantile(scratch, collectFine(cells, scratch));
  const wave = quantile(scratch, collectWaves(cells, scratch));
  if (inverseSigma === undefined || wave === undefined) return KINECT_NOISE;
  return {
    inverseSigma: clamp(inverseSigma),
    waveSigma: clamp(wave / QUANTILE_SIGMAS),
    floorMetres: KINECT_NOISE.floorMetres,
  };
};

const clamp = (sigma: number): number => Math.min(MOST, Math.max(LEAST, sigma));

const quantile = (scratch: Float32Array, count: number): number | undefined => {
  if (count < 12) return undefined;
  return scratch.subarray(0, count).sort()[Math.floor(count * QUANTILE)];
};

const collectFine = (cells: CellPlanes, scratch: Float32Array): number => {
  let count = 0;
  for (let k = 0; k < cells.rms.length; k++) {
    const rms = cells.rms[k]!;
    if (!(rms < 5 * MOST)) continue;
    const q = meanOf(cells, k);
    scratch[count++] = rms - KINECT_NOISE.floorMetres * 0.5 * q * q;
  }
  return count;
};

const collectWaves = (cells: CellPlanes, scratch: Float32Array): number => {
  let count = 0;
  for (let r = 0; r < cells.rows; r++)
    for (let c = 1; c + 1 < cells.columns; c++) {
      const k = r * cells.columns + c;
      if (!flat(cells, k - 1) || !flat(cells, k) || !flat(cells, k + 1)) continue;
      const bend = meanOf(cells, k - 1) - 2 * meanOf(cells, k) + meanOf(cells, k + 1);
      scratch[count++] = Math.abs(bend) / Math.sqrt(6);
    }
  return count;
};

/** Complete, and no edge inside. */
const flat = (cells: CellPlanes, k: number): boolean =>
  cells.rms[k]! < 5 * MOST && cells.moments[k * MOMENTS] === PATCH * PATCH;

const meanOf = (cells: CellPlanes, k: number): number =>
  cells.moments[k * MOMENTS + 6]! / cells.moments[k * MOMENTS]!;
