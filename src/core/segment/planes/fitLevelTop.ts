import type { Vec3 } from '../../types/geometry.ts';
import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import { HEIGHT_BIN, type LevelTop, TOP_CELLS } from './LevelCells.ts';
import { type Plane, planeNormal } from './Plane.ts';
import { MOMENTS, solvePlane } from './PlaneMoments.ts';

const LEVEL_PLANE = Math.cos((8 * Math.PI) / 180);
/** A top is fitted so often, each time to the cells within so many standard deviations: its rounded edge is left out. */
const FIT_ROUNDS = 4;
const CORE_SIGMAS = 1.5;
/** Least limit of that, 1/m. */
const LEAST_CORE = 0.5e-3;

/** With the root mean square of what it leaves, 1/m. */
export type FittedPlane = Plane & { readonly rms: number };

/**
 * The plane of a top through its level cells; nothing where that is not level or has too few of them.
 * @param own room for three numbers a cell
 */
export const fitLevelTop = (
  { width, q, rayX, rayY }: InverseDepthGrid,
  [ux, uy, uz]: Vec3,
  top: LevelTop,
  own: Float64Array,
): FittedPlane | undefined => {
  const { cells } = top;
  let end = 0;
  for (let k = 0; k < cells.length; k++) {
    const at = cells[k]!;
    const i = at % width;
    const x = rayX[i]!;
    const y = rayY[(at - i) / width]!;
    const d = q[at]!;
    if (Math.abs((ux * x + uy * y + uz) / d - top.height) > 1.5 * HEIGHT_BIN) continue;
    own[end++] = x;
    own[end++] = y;
    own[end++] = d;
  }
  let plane: FittedPlane | undefined;
  for (let round = 0; round < FIT_ROUNDS; round++) {
    const m = new Float64Array(MOMENTS);
    const limit = plane ? Math.max(CORE_SIGMAS * plane.rms, LEAST_CORE) : Infinity;
    for (let k = 0; k < end; k += 3) {
      const x = own[k]!;
      const y = own[k + 1]!;
      const d = own[k + 2]!;
      if (plane && Math.abs(d - plane.a * x - plane.b * y - plane.c) > limit) continue;
      m[0]! += 1;
      m[1]! += x;
      m[2]! += y;
      m[3]! += x * x;
      m[4]! += x * y;
      m[5]! += y * y;
      m[6]! += d;
      m[7]! += x * d;
      m[8]! += y * d;
      m[9]! += d * d;
    }
    if (m[0]! < TOP_CELLS) break;
    plane = solvePlane(m, 0) ?? plane;
  }
  if (!plane) return undefined;
  const n = planeNormal(plane);
  return n[0] * ux + n[1] * uy + n[2] * uz > LEVEL_PLANE ? plane : undefined;
};
