import type { Quaternion, Transform, Vec3 } from '../types/geometry.ts';

/** v rotated by the unit quaternion q: v + 2w(u x v) + 2u x (u x v), u = (x, y, z). */
export const rotate = (q: Quaternion, v: Vec3): Vec3 => {
  const [x, y, z, w] = q;
  const tx = 2 * (y * v[2] - z * v[1]);
  const ty = 2 * (z * v[0] - x * v[2]);
  const tz = 2 * (x * v[1] - y * v[0]);
  return [v[0] + w * tx + y * tz - z * ty, v[1] + w * ty + z * tx - x * tz, v[2] + w * tz + x * ty - y * tx];
};

/** p_parent = R p_child + t. */
export const transformPoint = (transform: Transform, point: Vec3): Vec3 => {
  const r = rotate(transform.rotation, point);
  const t = transform.translation;
  return [r[0] + t[0], r[1] + t[1], r[2] + t[2]];
};

/** Hamilton product a b: the rotation b, then a. */
export const multiply = (a: Quaternion, b: Quaternion): Quaternion => {
  const [ax, ay, az, aw] = a;
  const [bx, by, bz, bw] = b;
  return [
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
    aw * bw - ax * bx - ay * by - az * bz,
  ];
};

export const conjugate = (q: Quaternion): Quaternion => [-q[0], -q[1], -q[2], q[3]];

/** a_from_c = compose(a_from_b, b_from_c). */
export const compose = (aFromB: Transform, bFromC: Transform): Transform => {
  return {
    translation: transformPoint(aFromB, bFromC.translation),
    rotation: multiply(aFromB.rotation, bFromC.rotation),
  };
};

export const invert = (transform: Transform): Transform => {
  const rotation = conjugate(transform.rotation);
  const [x, y, z] = rotate(rotation, transform.translation);
  return { translation: [-x, -y, -z], rotation };
};

/** Rotation about z by `yaw` radians. */
export const quaternionFromYaw = (yaw: number): Quaternion => [0, 0, Math.sin(yaw / 2), Math.cos(yaw / 2)];

/** Yaw (radians) of the x axis of q projected on the ground plane. */
export const yawOf = (q: Quaternion): number => {
  const [x, y] = rotate(q, [1, 0, 0]);
  return Math.atan2(y, x);
};

/**
 * Unit quaternion of the rotation whose matrix has the given rows (right-handed, orthonormal).
 * Shepperd's method: the largest of trace and diagonal keeps the root away from zero.
 */
export const quaternionFromRows = (rx: Vec3, ry: Vec3, rz: Vec3): Quaternion => {
  const trace = rx[0] + ry[1] + rz[2];
  if (trace > 0) {
    const s = 2 * Math.sqrt(trace + 1);
    return [(rz[1] - ry[2]) / s, (rx[2] - rz[0]) / s, (ry[0] - rx[1]) / s, s / 4];
  }
  if (rx[0] > ry[1] && rx[0] > rz[2]) {
    const s = 2 * Math.sqrt(1 + rx[0] - ry[1] - rz[2]);
    return [s / 4, (rx[1] + ry[0]) / s, (rx[2] + rz[0]) / s, (rz[1] - ry[2]) / s];
  }
  if (ry[1] > rz[2]) {
    const s = 2 * Math.sqrt(1 + ry[1] - rx[0] - rz[2]);
    return [(rx[1] + ry[0]) / s, s / 4, (ry[2] + rz[1]) / s, (rx[2] - rz[0]) / s];
  }
  const s = 2 * Math.sqrt(1 + rz[2] - rx[0] - ry[1]);
  return [(rx[2] + rz[0]) / s, (ry[2] + rz[1]) / s, s / 4, (ry[0] - rx[1]) / s];
};
