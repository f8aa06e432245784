import type { Vec3 } from '../types/geometry.ts';

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
export function planeNormal(plane: Plane): Vec3 {
  const norm = Math.hypot(plane.a, plane.b, plane.c) || 1;
  return [-plane.a / norm, -plane.b / norm, -plane.c / norm];
}

/** Distance from the camera's centre, m. */
export const planeDistance = (plane: Plane): number =>
  1 / (Math.hypot(plane.a, plane.b, plane.c) || Infinity);

/** Height (m) of a point above the plane, positive on the camera's side. */
export function heightAbove(plane: Plane, point: Vec3): number {
  const norm = Math.hypot(plane.a, plane.b, plane.c) || 1;
  return (1 - (plane.a * point[0] + plane.b * point[1] + plane.c * point[2])) / norm;
}
