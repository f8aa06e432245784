import type { Vec3 } from '../types/geometry.ts';
import type { CameraModel } from '../types/images.ts';

/**
 * Standard deviation along the line of sight at 1 m, metres; grows with the square of depth (Khoshelham and Elberink
 * 2012, random error of the first Kinect: 1.43e-3 z^2 m).
 */
const AXIAL_SIGMA_AT_1_M = 1.43e-3;
/** Rounding to whole millimetres and the sensor's own bias close by. */
const AXIAL_FLOOR_METRES = 1e-3;
/** Standard deviation across the line of sight, pixels: where a mask's border lies. */
const LATERAL_SIGMA_PIXELS = 1;

/**
 * 3x3 row-major covariance (square metres, optical frame) of a point measured at `point`: axial along its line of
 * sight d, lateral across it, C = s_l^2 I + (s_a^2 - s_l^2) d d^T.
 */
export const pointCovariance = (point: Vec3, camera: Pick<CameraModel, 'fx' | 'fy'>): number[] => {
  const range = Math.hypot(...point);
  const d = [point[0] / range, point[1] / range, point[2] / range];
  const axial = (AXIAL_FLOOR_METRES + AXIAL_SIGMA_AT_1_M * point[2] * point[2]) ** 2;
  const lateral = ((LATERAL_SIGMA_PIXELS * point[2]) / Math.min(camera.fx, camera.fy)) ** 2;
  const out: number[] = [];
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) out.push((i === j ? lateral : 0) + (axial - lateral) * d[i]! * d[j]!);
  return out;
};
