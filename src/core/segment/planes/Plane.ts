import type { Vec3 } from '../../types/geometry.ts';

/**
 * A plane in the optical frame, as inverse depth sees it: 1/z = a x + b y + c over ray slopes x, y; (a, b, c) is the
 * normal that points away from the camera, divided by the plane's distance (m).
 */
export interface Plane {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Unit normal that faces the camera. */
export const planeNormal = (plane: Plane): Vec3 => {
  const norm = Math.hypot(plane.a, plane.b, plane.c) || 1;
  return [-plane.a / norm, -plane.b / norm, -plane.c / norm];
};

/** Distance from the camera's centre, m. */
export const planeDistance = (plane: Plane): number =>
  1 / (Math.hypot(plane.a, plane.b, plane.c) || Infinity);

/** Height (m) of points x, y, z above the plane, positive on the camera's side: computed for many. */
export const heightOver = ({ a, b, c }: Plane): ((x: number, y: number, z: number) => number) => {
  const scale = 1 / (Math.hypot(a, b, c) || 1);
  const [p, r, s] = [a * scale, b * scale, c * scale];
  return (x, y, z) => scale - p * x - r * y - s * z;
};
