import { transformPoint } from '../transforms/rigid.ts';
import type { Transform, Vec3 } from '../types/geometry.ts';
import type { RgbdFrame } from '../types/images.ts';

/** z = height + slopeX x + slopeY y in the target's frame. */
export interface FloorPlane {
  readonly height: number;
  readonly slopeX: number;
  readonly slopeY: number;
}

/** How far the floor may be from where the frame has it, metres: calibration and the height of a base. */
const HEIGHT_REACH = 0.15;
const BIN_METRES = 0.02;
/** Share of the sampled pixels that must show it. */
const LEAST_SHARE = 0.004;
/** Steeper than about 4 degrees is no floor that a level frame has. */
const STEEPEST = 0.07;
/** Pixels along a row that are read. */
const ACROSS = 160;
/** Rise over run between neighbours, noise included. */
const FLAT_SLOPE = 0.35;

/**
 * The floor that a frame shows: the lowest level that many points share, within 15 cm of one of `levels` (z 0 of the
 * target's frame, the robot's base), as a plane, for cameras are never quite level. Undefined where there is none.
 */
export const findFloor = (
  { depth, camera }: Pick<RgbdFrame, 'depth' | 'camera'>,
  targetFromCamera: Transform,
  levels: readonly number[],
): FloorPlane | undefined => {
  const place = placer({ depth, camera }, targetFromCamera);
  const points: number[] = [];
  let sampled = 0;
  const stride = Math.max(1, Math.round(depth.width / ACROSS));
  for (let v = 0; v + stride < depth.height; v += stride)
    for (let u = 0; u < depth.width; u += stride) {
      sampled++;
      const point = place(u, v);
      if (!point || !levels.some((level) => Math.abs(point[2] - level) < 2 * HEIGHT_REACH)) continue;
      if (isFlat(point, place(u, v + stride))) points.push(...point);
    }
  const least = Math.max(20, LEAST_SHARE * sampled);
  const height = lowestLevel(points, levels, least);
  if (height === undefined) return undefined;
  let plane: FloorPlane = { height, slopeX: 0, slopeY: 0 };
  for (const within of [0.08, 0.05, 0.03]) plane = fitted(points, plane, within);
  const steep = Math.hypot(plane.slopeX, plane.slopeY);
  return steep < STEEPEST ? plane : undefined;
};

/** Where a pixel's point is in the target's frame; undefined where nothing was measured. */
const placer =
  ({ depth, camera }: Pick<RgbdFrame, 'depth' | 'camera'>, targetFromCamera: Transform) =>
  (u: number, v: number): Vec3 | undefined => {
    const z = depth.data[v * depth.width + u]!;
    return z > 0
      ? transformPoint(targetFromCamera, [
          ((u - camera.cx) / camera.fx) * z,
          ((v - camera.cy) / camera.fy) * z,
          z,
        ])
      : undefined;
  };

/** Whether the surface runs level from a point to the one below it in the image: a wall's foot does not. */
const isFlat = (point: Vec3, below: Vec3 | undefined): boolean =>
  below !== undefined &&
  Math.abs(below[2] - point[2]) < FLAT_SLOPE * Math.hypot(below[0] - point[0], below[1] - point[1]);

/** The lowest height, near one of the levels, that enough points share. */
const lowestLevel = (
  points: readonly number[],
  levels: readonly number[],
  least: number,
): number | undefined => {
  const counts = new Map<number, number>();
  for (let i = 2; i < points.length; i += 3) {
    const bin = Math.round(points[i]! / BIN_METRES);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const near = (bin: number) =>
    (counts.get(bin - 1) ?? 0) + (counts.get(bin) ?? 0) + (counts.get(bin + 1) ?? 0);
  const bins = [...counts.keys()]
    .filter((bin) => levels.some((level) => Math.abs(bin * BIN_METRES - level) <= HEIGHT_REACH))
    .sort((a, b) => a - b);
  let best: number | undefined;
  for (const bin of bins) {
    if (best !== undefined && bin > best + 3) break;
    if (near(bin) >= least && (best === undefined || near(bin) > near(best))) best = bin;
  }
  return best === undefined ? undefined : best * BIN_METRES;
};

/** Least squares over the points near the plane so far; a weak pull to level holds what few points leave open. */
const fitted = (points: readonly number[], from: FloorPlane, within: number): FloorPlane => {
  let [n, sx, sy, sz, xx, xy, yy, xz, yz] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < points.length; i += 3) {
    const x = points[i]!;
    const y = points[i + 1]!;
    const z = points[i + 2]!;
    if (Math.abs(heightAbove(from, x, y, z)) > within) continue;
    n++;
    sx += x;
    sy += y;
    sz += z;
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xz += x * z;
    yz += y * z;
  }
  if (n < 3) return from;
  const cxx = xx - (sx * sx) / n + 0.01 * n;
  const cyy = yy - (sy * sy) / n + 0.01 * n;
  const cxy = xy - (sx * sy) / n;
  const cxz = xz - (sx * sz) / n;
  const cyz = yz - (sy * sz) / n;
  const det = cxx * cyy - cxy * cxy;
  const slopeX = (cxz * cyy - cyz * cxy) / det;
  const slopeY = (cyz * cxx - cxz * cxy) / det;
  return { height: (sz - slopeX * sx - slopeY * sy) / n, slopeX, slopeY };
};

export const heightAbove = (
  { height, slopeX, slopeY }: FloorPlane,
  x: number,
  y: number,
  z: number,
): number => z - height - slopeX * x - slopeY * y;
