import type { Vec3 } from '../../types/geometry.ts';
import type { RegionRole } from '../../types/landmarks.ts';
import type { CellPlanes } from './CellPlanes.ts';
import type { PlaneRegion, PlaneRegions } from './growPlanes.ts';
import { planeDistance, planeNormal } from './Plane.ts';
import { closesCorner, hangsOnWall, isBackmost } from './wallPlanes.ts';

/** A plane that belongs to the room or carries things: not part of an object. */
export interface StructurePlane extends PlaneRegion {
  readonly role: Exclude<RegionRole, 'object'>;
  /** Unit, towards the camera. */
  readonly normal: Vec3;
  /** Height of a level plane along up over its distance: -1 below the camera, 1 above, 0 upright. */
  readonly level: number;
  /** Number (from 1) of the plane that this one is shown as: pieces of floor, a rug among them, are one floor. */
  readonly shownAs: number;
}

const LEVEL = Math.cos((12 * Math.PI) / 180);
const UPRIGHT = Math.sin((12 * Math.PI) / 180);
/** Least seen area of a plane that carries things, m^2: larger than the lid of a box, smaller than a side table. */
const SUPPORT_AREA = 0.25;
/** The largest level plane carries things even when it is small or mostly covered. */
const MAIN_SUPPORT_AREA = 0.04;
const WALL_AREA = 0.45;
/** Least seen area (m^2) of a wall that is only a strip at the image's border. */
const CORNER_WALL_AREA = 0.08;
const CEILING_AREA = 0.7;
/** A camera this far (m) above the lowest level plane looks at a floor, not at a table. */
const FLOOR_BELOW_CAMERA = 1.0;

/** Seen floors are larger than tables (m^2), and tables stand this high (m) on them. */
const FLOOR_AREA = 2.5;
const TABLE_HEIGHT = 0.3;
/** Level planes this little (m) above the lowest are floor too. */
const FLOOR_STEP = 0.06;

/** Picks the planes that things stand on or hang from, by size, slope against gravity, and what lies behind them. */
export const classifyPlanes = (
  { regions, owner }: PlaneRegions,
  cells: CellPlanes,
  up: Vec3,
): readonly StructurePlane[] => {
  const structure: StructurePlane[] = [];
  let main: PlaneRegion | undefined;
  for (const region of regions) {
    const normal = planeNormal(region);
    if (along(normal, up) > LEVEL && region.area > (main?.area ?? MAIN_SUPPORT_AREA)) main = region;
  }
  for (const region of regions) {
    const normal = planeNormal(region);
    const slope = along(normal, up);
    let role: StructurePlane['role'] | undefined;
    if (slope > LEVEL) role = region === main || region.area > SUPPORT_AREA ? 'support' : undefined;
    else if (slope < -LEVEL) role = region.area > CEILING_AREA ? 'ceiling' : undefined;
    else if (Math.abs(slope) < UPRIGHT && region.area > WALL_AREA && isBackmost(region, cells, owner))
      role = 'wall';
    if (role) structure.push({ ...region, role, normal, level: -slope, shownAs: structure.length + 1 });
  }
  const walls = structure.filter(({ role }) => role === 'wall');
  const room = structure.filter((plane) => plane.role !== 'wall' || !hangsOnWall(plane, walls, cells, owner));
  for (const region of regions) {
    if (room.some(({ id }) => id === region.id) || region.area < CORNER_WALL_AREA) continue;
    const normal = planeNormal(region);
    if (Math.abs(along(normal, up)) < UPRIGHT && closesCorner(region, walls, cells, owner))
      room.push({ ...region, role: 'wall', normal, level: -along(normal, up), shownAs: 0 });
  }
  return nameFloor(
    room.map((plane, index) => ({ ...plane, shownAs: index + 1 })),
    up,
  );
};

const along = (p: Vec3, r: Vec3): number => p[0] * r[0] + p[1] * r[1] + p[2] * r[2];

/**
 * The lowest level plane is the floor when it lies as far below the camera as floors do, is larger than tables are, or
 * has a table above it; whatever is level with it is floor too.
 */
export const nameFloor = (structure: readonly StructurePlane[], up: Vec3): readonly StructurePlane[] => {
  const isLevel = ({ role }: StructurePlane): boolean => role === 'support' || role === 'floor';
  const height = (plane: StructurePlane): number => -planeDistance(plane) * along(plane.normal, up);
  const level = structure.filter(isLevel);
  if (level.length === 0) return structure;
  const lowest = Math.min(...level.map(height));
  const isLow = (plane: StructurePlane): boolean => isLevel(plane) && height(plane) <= lowest + FLOOR_STEP;
  const area = level.filter(isLow).reduce((sum, plane) => sum + plane.area, 0);
  const tableAbove = lowest < -0.5 && level.some((plane) => height(plane) > lowest + TABLE_HEIGHT);
  if (lowest > -FLOOR_BELOW_CAMERA && area < FLOOR_AREA && !tableAbove) return structure;
  const shownAs = structure.findIndex(isLow) + 1;
  return structure.map((plane) => (isLow(plane) ? { ...plane, role: 'floor' as const, shownAs } : plane));
};
