import type { Vec3 } from '../../types/geometry.ts';
import { type DepthNoise, patchSigmaAt } from '../depthNoise.ts';
import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import type { SurfaceNormals } from '../regions/SurfaceNormals.ts';
import type { StructurePlane } from './classifyPlanes.ts';
import { fitLevelTop } from './fitLevelTop.ts';
import { isSeat } from './isSeat.ts';
import { type LevelTop, levelCells, levelSurfaces, TOP_AREA } from './levelSurfaces.ts';
import { planeDistance, planeNormal } from './Plane.ts';

/** Cells within this many standard deviations of the top are the top. */
const ON_TOP = 3;

export interface LevelTops {
  readonly planes: readonly StructurePlane[];
  /** The regions that they were part of: what is left of these must be cut anew. */
  readonly regions: readonly number[];
}

/**
 * Level tops that are too narrow in the image for the raster of patches: a table seen at a grazing angle is a strip of
 * a dozen rows, and most of a square metre. Gives their cells to at most `most` new planes (numbers after `known`) in
 * `planeLabel`.
 */
export const findLevelTops = (
  grid: InverseDepthGrid,
  normals: SurfaceNormals,
  region: Int32Array,
  regionCount: number,
  up: Vec3,
  noise: DepthNoise,
  known: readonly StructurePlane[],
  most: number,
  planeLabel: Uint8Array,
): LevelTops => {
  const level = levelCells(normals, region, up);
  const tops = levelSurfaces(grid, normals, level, region, regionCount, up);
  const floor = known.find((plane) => plane.role === 'floor');
  const floorHeight = floor ? floor.level * planeDistance(floor) : undefined;
  const found: StructurePlane[] = [];
  const cut: number[] = [];
  for (const top of tops) {
    if (found.length >= most) break;
    const plane = fitLevelTop(grid, level, region, up, top);
    if (!plane || (floorHeight !== undefined && isSeat(grid, region, up, top, floorHeight))) continue;
    const id = known.length + found.length + 1;
    const cellCount = claim(grid, normals, region, up, noise, plane, top, planeLabel, id);
    cut.push(top.region);
    const normal = planeNormal(plane);
    const tilt = -(normal[0] * up[0] + normal[1] * up[1] + normal[2] * up[2]);
    found.push({
      ...plane,
      id: 0,
      cellCount,
      area: TOP_AREA,
      role: 'support',
      normal,
      level: tilt,
      shownAs: id,
    });
  }
  return { planes: found, regions: cut };
};

const claim = (
  { width, q, rayX, rayY }: InverseDepthGrid,
  { nx, ny, nz }: SurfaceNormals,
  region: Int32Array,
  up: Vec3,
  noise: DepthNoise,
  plane: { readonly a: number; readonly b: number; readonly c: number },
  top: LevelTop,
  planeLabel: Uint8Array,
  id: number,
): number => {
  let claimed = 0;
  for (let at = 0; at < region.length; at++) {
    if (region[at] !== top.region) continue;
    const i = at % width;
    const d = q[at]!;
    const r = d - plane.a * rayX[i]! - plane.b * rayY[(at - i) / width]! - plane.c;
    if (Math.abs(r) > ON_TOP * patchSigmaAt(noise, d)) continue;
    if (nx[at]! * up[0] + ny[at]! * up[1] + nz[at]! * up[2] < 0.6) continue;
    planeLabel[at] = id;
    claimed++;
  }
  return claimed;
};
