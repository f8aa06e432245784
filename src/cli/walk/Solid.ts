import { rotate } from '../../core/transforms/rigid.ts';
import type { Transform, Vec3 } from '../../core/types/geometry.ts';

/** A solid in the map, metres, z up. `yaw` turns a box about z. */
export type Solid =
  | { readonly kind: 'box'; readonly center: Vec3; readonly size: Vec3; readonly yaw: number }
  | { readonly kind: 'cylinder'; readonly center: Vec3; readonly radius: number; readonly height: number }
  | { readonly kind: 'ball'; readonly center: Vec3; readonly radius: number };

/** Depth at which the ray (a, b, 1) of a camera meets a solid; infinite where it misses. */
export type Meeting = (a: number, b: number) => number;

/** Where the camera is, and its axes, seen from a solid. */
interface Rays {
  readonly eye: Vec3;
  readonly x: Vec3;
  readonly y: Vec3;
  readonly z: Vec3;
}

const MISSED = Number.POSITIVE_INFINITY;
/** In the place of 0 for a ray along a face. */
const PARALLEL = 1e-12;

/** What is the same for all rays of a frame is done once: a walk has fifty million rays. */
export const meetingOf = (solid: Solid, { translation, rotation }: Transform): Meeting => {
  const yaw = solid.kind === 'box' ? -solid.yaw : 0;
  const [x, y, z] = solid.center;
  const own = (axis: Vec3): Vec3 => turn(rotate(rotation, axis), yaw);
  const rays: Rays = {
    eye: turn([translation[0] - x, translation[1] - y, translation[2] - z], yaw),
    x: own([1, 0, 0]),
    y: own([0, 1, 0]),
    z: own([0, 0, 1]),
  };
  if (solid.kind === 'box') return meetBox(solid.size, rays);
  if (solid.kind === 'ball') return meetBall(solid.radius, rays);
  return meetCylinder(solid.radius, solid.height / 2, rays);
};

/** Half extents of the box along the map's axes that holds a solid. */
export const halfExtents = (solid: Solid): Vec3 => {
  if (solid.kind === 'ball') return [solid.radius, solid.radius, solid.radius];
  if (solid.kind === 'cylinder') return [solid.radius, solid.radius, solid.height / 2];
  const [c, s] = [Math.abs(Math.cos(solid.yaw)), Math.abs(Math.sin(solid.yaw))];
  const [x, y, z] = solid.size;
  return [(c * x + s * y) / 2, (s * x + c * y) / 2, z / 2];
};

export const turn = ([x, y, z]: Vec3, yaw: number): Vec3 => {
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)];
  return [c * x - s * y, s * x + c * y, z];
};

/** The smaller positive root of a t^2 + 2 b t + c. */
const root = (a: number, b: number, c: number): number => {
  const square = b * b - a * c;
  if (square < 0) return MISSED;
  const t = (-b - Math.sqrt(square)) / a;
  return t > 0 ? t : MISSED;
};

const meetBox = (size: Vec3, { eye, x, y, z }: Rays): Meeting => {
  const [hx, hy, hz] = [size[0] / 2, size[1] / 2, size[2] / 2];
  const [ex, ey, ez] = eye;
  const [x0, x1, x2] = x;
  const [y0, y1, y2] = y;
  const [z0, z1, z2] = z;
  return (a, b) => {
    const ix = 1 / (a * x0 + b * y0 + z0 || PARALLEL);
    const iy = 1 / (a * x1 + b * y1 + z1 || PARALLEL);
    const iz = 1 / (a * x2 + b * y2 + z2 || PARALLEL);
    const px = (-ex - (ix > 0 ? hx : -hx)) * ix;
    const py = (-ey - (iy > 0 ? hy : -hy)) * iy;
    const pz = (-ez - (iz > 0 ? hz : -hz)) * iz;
    const near = Math.max(px, py, pz);
    const far = Math.min(px + 2 * hx * Math.abs(ix), py + 2 * hy * Math.abs(iy), pz + 2 * hz * Math.abs(iz));
    return near > 0 && near <= far ? near : MISSED;
  };
};

const meetBall = (radius: number, { eye, x, y, z }: Rays): Meeting => {
  const [ex, ey, ez] = eye;
  const c = ex * ex + ey * ey + ez * ez - radius * radius;
  return (a, b) => {
    const rx = a * x[0] + b * y[0] + z[0];
    const ry = a * x[1] + b * y[1] + z[1];
    const rz = a * x[2] + b * y[2] + z[2];
    return root(rx * rx + ry * ry + rz * rz, rx * ex + ry * ey + rz * ez, c);
  };
};

/** Side and lids of an upright cylinder. */
const meetCylinder = (radius: number, half: number, { eye, x, y, z }: Rays): Meeting => {
  const [ex, ey, ez] = eye;
  const c = ex * ex + ey * ey - radius * radius;
  const lid = ez > 0 ? half : -half;
  return (a, b) => {
    const rx = a * x[0] + b * y[0] + z[0];
    const ry = a * x[1] + b * y[1] + z[1];
    const rz = a * x[2] + b * y[2] + z[2];
    const side = root(rx * rx + ry * ry, rx * ex + ry * ey, c);
    const meetsSide = Math.abs(ez + side * rz) <= half;
    const t = (lid - ez) / rz;
    const meetsLid = t > 0 && (ex + t * rx) ** 2 + (ey + t * ry) ** 2 <= radius * radius;
    if (meetsLid) return meetsSide ? Math.min(t, side) : t;
    return meetsSide ? side : MISSED;
  };
};
