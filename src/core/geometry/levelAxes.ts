import type { Vec3 } from '../types/geometry.ts';

/**
 * Axes of the level frame as unit vectors of the camera's optical frame: forward (the view direction made level), left,
 * up. A camera that looks straight up or down has no level view direction: the image's vertical axis takes its place.
 *
 * @param up unit vector against gravity in the optical frame
 */
export const levelAxes = (up: Vec3): readonly [forward: Vec3, left: Vec3, up: Vec3] => {
  const forward = level([0, 0, 1], up) ?? level([0, up[2] > 0 ? 1 : -1, 0], up)!;
  const left: Vec3 = [
    up[1] * forward[2] - up[2] * forward[1],
    up[2] * forward[0] - up[0] * forward[2],
    up[0] * forward[1] - up[1] * forward[0],
  ];
  return [forward, left, up];
};

/** The part of v across `up`, normalised; undefined when v is within about 3 degrees of vertical. */
const level = (v: Vec3, up: Vec3): Vec3 | undefined => {
  const along = v[0] * up[0] + v[1] * up[1] + v[2] * up[2];
  const w: Vec3 = [v[0] - along * up[0], v[1] - along * up[1], v[2] - along * up[2]];
  const length = Math.hypot(w[0], w[1], w[2]);
  return length < 0.05 ? undefined : [w[0] / length, w[1] / length, w[2] / length];
};
