import type { Vec3 } from '../../types/geometry.ts';
import type { CellPlanes } from './CellPlanes.ts';
import type { PlaneRegion } from './growPlanes.ts';
import { planeDistance, planeNormal } from './Plane.ts';
import { MOMENTS } from './PlaneMoments.ts';

/** Cosine up to which planes are parallel, sine up to which they are at right angles (12 degrees). */
const PARALLEL = Math.cos((12 * Math.PI) / 180);
const SQUARE = Math.sin((12 * Math.PI) / 180);
/** What lies this far (m) behind a plane, twice as much 2 m away, shows that it is not the wall. */
const BEHIND = 0.08;
/** What hangs on a wall stands off it no more than this (m). */
const ON_WALL = 0.15;
/** Share of the patches around a plane that stand before it, above which it is the back of something. */
const SUNK_SHARE = 0.5;
const SIDES = [
  [0, -1],
  [0, 1],
  [-1, 0],
  [1, 0],
] as const;
/** Patches around a plane in which one looks for what lies behind it. */
const RING = 3;

/** A picture or a board on a wall is no wall: a smaller plane, little in front of a larger one that is all around it. */
export const hangsOnWall = (
  plane: PlaneRegion,
  walls: readonly PlaneRegion[],
  cells: CellPlanes,
  owner: Uint8Array,
): boolean => {
  return walls.some((wall) => {
    if (
      wall === plane ||
      wall.area < 2 * plane.area ||
      along(planeNormal(wall), planeNormal(plane)) < PARALLEL
    )
      return false;
    const inner = boundsOf(plane, cells, owner);
    const outer = boundsOf(wall, cells, owner);
    if (inner.left < outer.left || inner.right > outer.right || inner.bottom > outer.bottom + RING)
      return false;
    const off = offsetFrom(wall, plane, cells, owner);
    return off > 0 && off < ON_WALL && !isSunk(plane, cells, owner);
  });
};

/** A strip of wall at the image's border, at right angles to a wall that ends at it: all of the one lies before the other. */
export const closesCorner = (
  plane: PlaneRegion,
  walls: readonly PlaneRegion[],
  cells: CellPlanes,
  owner: Uint8Array,
): boolean => {
  const { left, right } = boundsOf(plane, cells, owner);
  if (left > 0 && right < cells.columns - 1) return false;
  const normal = planeNormal(plane);
  return (
    walls.some((wall) => {
      if (Math.abs(along(planeNormal(wall), normal)) > SQUARE) return false;
      return offsetFrom(plane, wall, cells, owner) > 0 && offsetFrom(wall, plane, cells, owner) > 0;
    }) && isBackmost(plane, cells, owner)
  );
};

/** Mean distance (m) of a region's patches in front of a plane. */
const offsetFrom = (
  plane: PlaneRegion,
  region: PlaneRegion,
  cells: CellPlanes,
  owner: Uint8Array,
): number => {
  const { moments: m } = cells;
  let sum = 0;
  let count = 0;
  for (let k = 0; k < owner.length; k++) {
    const n = m[k * MOMENTS]!;
    if (owner[k] !== region.id || n === 0) continue;
    const q = m[k * MOMENTS + 6]! / n;
    const predicted = (plane.a * m[k * MOMENTS + 1]! + plane.b * m[k * MOMENTS + 2]!) / n + plane.c;
    sum += planeDistance(plane) * (1 - predicted / q);
    count++;
  }
  return count > 0 ? sum / count : 0;
};

/** First and last columns and rows of a region's patches. */
const boundsOf = (region: PlaneRegion, { columns, rows }: CellPlanes, owner: Uint8Array) => {
  let [left, right, top, bottom] = [columns, -1, rows, -1];
  for (let k = 0; k < owner.length; k++) {
    if (owner[k] !== region.id) continue;
    const c = k % columns;
    const r = (k - c) / columns;
    left = Math.min(left, c);
    right = Math.max(right, c);
    top = Math.min(top, r);
    bottom = Math.max(bottom, r);
  }
  return { left, right, top, bottom };
};

/** A wall closes the room: hardly anything is seen behind it. A wardrobe's or a monitor's face is not a wall. */
export const isBackmost = (region: PlaneRegion, cells: CellPlanes, owner: Uint8Array): boolean => {
  const { columns, rows } = cells;
  const { left, right, top, bottom } = boundsOf(region, cells, owner);
  let behind = 0;
  for (let r = Math.max(0, top - RING); r <= Math.min(rows - 1, bottom + RING); r++)
    for (let c = Math.max(0, left - RING); c <= Math.min(columns - 1, right + RING); c++) {
      const k = r * columns + c;
      if (owner[k] !== region.id && standsOff(region, cells, k) < 0) behind++;
    }
  return behind < 0.3 * region.cellCount;
};

/** The back of a shelf lies deeper than what is around it; a picture on a wall does not. */
const isSunk = (region: PlaneRegion, cells: CellPlanes, owner: Uint8Array): boolean => {
  const { columns, rows } = cells;
  let before = 0;
  let around = 0;
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      if (owner[r * columns + c] !== region.id) continue;
      for (const [dr, dc] of SIDES) {
        const [row, column] = [r + 2 * dr, c + 2 * dc];
        if (row < 0 || column < 0 || row >= rows || column >= columns) continue;
        const k = row * columns + column;
        if (owner[k] === region.id || owner[k - dr * columns - dc] === region.id) continue;
        around++;
        if (standsOff(region, cells, k) > 0) before++;
      }
    }
  return before > SUNK_SHARE * around;
};

/** 1 for a patch plainly in front of a plane, -1 for one plainly behind it, along its normal; 0 otherwise. */
const standsOff = (region: PlaneRegion, { moments: m }: CellPlanes, k: number): -1 | 0 | 1 => {
  const n = m[k * MOMENTS]!;
  if (n === 0) return 0;
  const q = m[k * MOMENTS + 6]! / n;
  const predicted = (region.a * m[k * MOMENTS + 1]! + region.b * m[k * MOMENTS + 2]!) / n + region.c;
  const distance = planeDistance(region) * (1 - predicted / q);
  if (predicted <= 0 || Math.abs(distance) <= BEHIND / Math.min(1, 2 * q)) return 0;
  return distance > 0 ? 1 : -1;
};

const along = (p: Vec3, r: Vec3): number => p[0] * r[0] + p[1] * r[1] + p[2] * r[2];
