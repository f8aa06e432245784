import { invert, rotate, transformPoint } from '../transforms/rigid.ts';
import type { Transform, Vec3 } from '../types/geometry.ts';
import type { RgbdFrame } from '../types/images.ts';
import { type FloorPlane, heightAbove } from './findFloor.ts';
import { cellAt, type GroundGrid } from './GroundGrid.ts';

export interface SeenGround {
  readonly frame: Pick<RgbdFrame, 'depth' | 'camera'>;
  readonly targetFromCamera: Transform;
  readonly floor: FloorPlane;
  /** What hangs higher does not stand in the robot's way, metres. */
  readonly robotHeight: number;
}

/** Depth is read at every second pixel along and down: a chair's leg at 5 m is three wide. */
const STRIDE = 2;
/** Points of a cell that make an obstacle: one may be a stray. */
const LEAST_POINTS = 2;
/** Of the optical frame. */
const AXES: readonly Vec3[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
/** Heights of a column above a cell that are looked at for what hides it, metres apart. */
const COLUMN_STEP = 0.15;

/** Height from which a point at depth z is no floor any more, metres: a rug's edge, and what noise does far away. */
const tolerance = (z: number): number => 0.03 + 0.002 * z * z;

/** Every obstacle that the frame shows, not only what is a mark. */
export const addObstacles = (
  grid: GroundGrid,
  { frame: { depth, camera }, targetFromCamera, floor, robotHeight }: SeenGround,
): void => {
  const counts = new Uint8Array(grid.blocked.length);
  const { rotation, translation } = targetFromCamera;
  const [ex, ey, ez] = AXES.map((axis) => rotate(rotation, axis)) as [Vec3, Vec3, Vec3];
  const [tx, ty, tz] = translation;
  const across = Math.ceil(depth.width / STRIDE);
  for (let i = 0; i < across * Math.ceil(depth.height / STRIDE); i++) {
    const u = (i % across) * STRIDE;
    const v = Math.floor(i / across) * STRIDE;
    const d = depth.data[v * depth.width + u]!;
    if (d <= 0) continue;
    const a = (d * (u - camera.cx)) / camera.fx;
    const b = (d * (v - camera.cy)) / camera.fy;
    const x = tx + a * ex[0] + b * ey[0] + d * ez[0];
    const y = ty + a * ex[1] + b * ey[1] + d * ez[1];
    const height = heightAbove(floor, x, y, tz + a * ex[2] + b * ey[2] + d * ez[2]);
    if (height < tolerance(d) || height > robotHeight) continue;
    const cell = cellAt(grid, x, y);
    if (cell >= 0) counts[cell] = Math.min(LEAST_POINTS, counts[cell]! + 1);
  }
  for (let i = 0; i < counts.length; i++) if (counts[i] === LEAST_POINTS) grid.blocked[i] = 1;
};

type Look = 'floor' | 'hidden' | 'unlooked' | 'drop';

/** The floor that was seen with the room above it, where the floor ends, and what was not looked at. */
export const addFloor = (grid: GroundGrid, seen: SeenGround): void => {
  const { x0, y0, cell, columns, rows, free, blocked, unlooked } = grid;
  const look = looker(seen);
  for (let row = 0, i = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, i++) {
      const found = look(x0 + (column + 0.5) * cell, y0 + (row + 0.5) * cell);
      if (found === 'unlooked') unlooked[i] = 1;
      else if (found === 'drop') blocked[i] = 1;
      else if (found === 'floor') free[i] = 1;
    }
};

/** What the frame says of the floor at a place, and of the room above it. */
const looker = ({ frame: { depth, camera }, targetFromCamera, floor, robotHeight }: SeenGround) => {
  const cameraFromTarget = invert(targetFromCamera);
  const [tx, ty, tz] = targetFromCamera.translation;
  const cameraHeight = heightAbove(floor, tx, ty, tz);
  const measured = (u: number, v: number): number => {
    const at = Math.round(v) * depth.width + Math.round(u);
    return depth.data[at]! || depth.data[at - 1] || depth.data[at + 1] || 0;
  };
  const project = (x: number, y: number, height: number): Vec3 | undefined => {
    const z = floor.height + floor.slopeX * x + floor.slopeY * y + height;
    const point = transformPoint(cameraFromTarget, [x, y, z]);
    if (point[2] < 0.05) return undefined;
    const u = camera.cx + (camera.fx * point[0]) / point[2];
    const v = camera.cy + (camera.fy * point[1]) / point[2];
    return u >= 1 && v >= 0 && u < depth.width - 1.5 && v < depth.height - 0.5 ? [u, v, point[2]] : undefined;
  };
  const isHiddenAbove = (x: number, y: number): boolean => {
    for (let height = COLUMN_STEP; height < robotHeight; height += COLUMN_STEP) {
      const pixel = project(x, y, height);
      if (!pixel) continue;
      const d = measured(pixel[0], pixel[1]);
      if (d > 0 && d < pixel[2] - 0.03 - 0.01 * pixel[2] * pixel[2]) return true;
    }
    return false;
  };
  return (x: number, y: number): Look => {
    const pixel = project(x, y, 0);
    if (!pixel) return 'unlooked';
    const d = measured(pixel[0], pixel[1]);
    if (d === 0) return 'hidden';
    // Where the ray through the floor's place ends, above the floor or below it.
    const height = cameraHeight * (1 - d / pixel[2]);
    const within = tolerance(pixel[2]);
    if (height < -within - 0.03) return 'drop';
    if (Math.abs(height) > within) return 'hidden';
    return isHiddenAbove(x, y) ? 'hidden' : 'floor';
  };
};
