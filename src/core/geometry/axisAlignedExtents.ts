import { rotate } from '../transforms/rigid.ts';
import type { Quaternion, Vec3 } from '../types/geometry.ts';

/** Extents (metres) along the parent's axes of a box with full extents `size` turned by `rotation` into the parent. */
export const axisAlignedExtents = (size: Vec3, rotation: Quaternion): Vec3 => {
  const x = rotate(rotation, [size[0], 0, 0]);
  const y = rotate(rotation, [0, size[1], 0]);
  const z = rotate(rotation, [0, 0, size[2]]);
  return [
    Math.abs(x[0]) + Math.abs(y[0]) + Math.abs(z[0]),
    Math.abs(x[1]) + Math.abs(y[1]) + Math.abs(z[1]),
    Math.abs(x[2]) + Math.abs(y[2]) + Math.abs(z[2]),
  ];
};
