import type { Quaternion, Transform } from '../types/geometry.ts';

/**
 * Between two transforms of the same link: linear in translation, spherical in rotation, as tf2 does.
 *
 * @param share 0 gives `a`, 1 gives `b`
 */
export const interpolate = (a: Transform, b: Transform, share: number): Transform => {
  const mix = (i: 0 | 1 | 2) => a.translation[i] + share * (b.translation[i] - a.translation[i]);
  return { translation: [mix(0), mix(1), mix(2)], rotation: slerp(a.rotation, b.rotation, share) };
};

/** Shoemake's spherical interpolation by the shorter arc; linear where the arc is too small to divide by its sine. */
export const slerp = (a: Quaternion, b: Quaternion, share: number): Quaternion => {
  const dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
  const sign = dot < 0 ? -1 : 1;
  const cosine = Math.min(1, Math.abs(dot));
  const angle = Math.acos(cosine);
  const sine = Math.sin(angle);
  const wa = sine < 1e-6 ? 1 - share : Math.sin((1 - share) * angle) / sine;
  const wb = (sine < 1e-6 ? share : Math.sin(share * angle) / sine) * sign;
  return normalized([
    wa * a[0] + wb * b[0],
    wa * a[1] + wb * b[1],
    wa * a[2] + wb * b[2],
    wa * a[3] + wb * b[3],
  ]);
};

/** q over its length, which must not be 0. */
export const normalized = (q: Quaternion): Quaternion => {
  const n = Math.hypot(q[0], q[1], q[2], q[3]);
  return [q[0] / n, q[1] / n, q[2] / n, q[3] / n];
};
