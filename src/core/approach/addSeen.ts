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

/** Pixels along a row that are read, or all where there are fewer: a chair's leg at 5 m stays two wide. */
const ACROSS = 320;
/** Points of a cell that make an obstacle: one may be a stray. */
const LEAST_POINTS = 2;
/** Of the optical frame. */
const AXES: readonly Vec3[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
/** Heights of a column above a cell that are looked at for what hides it, metres apart: the edge of a table top. */
const COLUMN_STEP = 0.03;
/** Up to here a column must be within the image: tables and seats. What hangs above the view nobody knows. */
const COLUMN_SEEN = 0.5;
/** Nearer than this a camera sees nothing, metres. */
const NEAREST = 0.05;

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
  const stride = Math.max(1, Math.round(depth.width / ACROSS));
  const across = Math.ceil(depth.width / stride);
  for (let i = 0; i < across * Math.ceil(depth.height / stride); i++) {
    const u = (i % across) * stride;
    const v = Math.floor(i / across) * stride;
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
  const up = rotate(cameraFromTarget.rotation, [0, 0, 1]);
  const [tx, ty, tz] = targetFromCamera.translation;
  const cameraHeight = heightAbove(floor, tx, ty, tz);
  /** Depth measured in the direction of a point of the optical frame; -1 outside the image, 0 where there is none. */
  const measured = (x: number, y: number, z: number): number => {
    if (z < NEAREST) return -1;
    const u = Math.round(camera.cx + (camera.fx * x) / z);
    const v = Math.round(camera.cy + (camera.fy * y) / z);
    if (u < 1 || v < 0 || u >= depth.width - 1 || v >= depth.height) return -1;
    const at = v * depth.width + u;
    return depth.data[at]! || depth.data[at - 1] || depth.data[at + 1] || 0;
  };
  const isHiddenAbove = ([x, y, z]: Vec3): boolean => {
    for (let height = COLUMN_STEP; height < robotHeight; height += COLUMN_STEP) {
      const away = z + height * up[2];
      const d = measured(x + height * up[0], y + height * up[1], away);
      if (d < 0 && height < COLUMN_SEEN) return true;
      if (d > 0 && d < away - 0.03 - 0.01 * away * away) return true;
    }
    return false;
  };
  return (x: number, y: number): Look => {
    const place = transformPoint(cameraFromTarget, [
      x,
      y,
      floor.height + floor.slopeX * x + floor.slopeY * y,
    ]);
    const d = measured(...place);
    if (d < 0) return 'unlooked';
    if (d === 0) return 'hidden';
    // Where the ray through the floor's place ends, above the floor or below it.
    const height = cameraHeight * (1 - d / place[2]);
    const within = tolerance(place[2]);
    if (height < -within - 0.03) return 'drop';
    if (Math.abs(height) > within) return 'hidden';
    return isHiddenAbove(place) ? 'hidden' : 'floor';
  };
};
