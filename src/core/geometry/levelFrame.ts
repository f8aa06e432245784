import { quaternionFromRows } from '../transforms/rigid.ts';
import type { Transform, Vec3 } from '../types/geometry.ts';
import { levelAxes } from './levelAxes.ts';

/**
 * Scene frame from the camera's optical frame: same origin, z along `up`, x the camera's view direction made level,
 * y to its left (REP-103 axes).
 *
 * @param up unit vector against gravity in the optical frame
 */
export const levelFrame = (up: Vec3): Transform => {
  const [forward, left] = levelAxes(up);
  return { translation: [0, 0, 0], rotation: quaternionFromRows(forward, left, up) };
};
