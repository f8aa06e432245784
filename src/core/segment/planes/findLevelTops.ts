import type { Vec3 } from '../../types/geometry.ts';
import { type DepthNoise, patchSigmaAt } from '../depthNoise.ts';
import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import type { SurfaceNormals } from '../regions/SurfaceNormals.ts';
import type { StructurePlane } from './classifyPlanes.ts';
import { fitLevelTop } from './fitLevelTop.ts';
import { isSeat } from './isSeat.ts';
import { type LevelCells, type LevelTop, TOP_AREA } from './LevelCells.ts';
import { planeDistance, planeNormal } from './Plane.ts';
import { type RegionBox, regionBox } from './regionBox.ts';

/** Cells within this many standard deviations of the top are the top. */
const ON_TOP = 3;

/** What is on no plane, cut into regions. */
export interface CutGrid {
  readonly grid: InverseDepthGrid;
  readonly normals: SurfaceNormals;
  readonly region: Int32Array;
  readonly regionCount: number;
  readonly level: LevelCells;
}

export interface TopOptions {
  readonly up: Vec3;
  readonly noise: DepthNoise;
  readonly known: readonly StructurePlane[];
  readonly most: number;
}

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
  { grid, normals, region, regionCount, level }: CutGrid,
  { up, noise, known, most }: TopOptions,
  planeLabel: Uint8Array,
): LevelTops => {
  const tops = level.surfaces(grid, normals, region, regionCount, up);
  const floor = known.find((plane) => plane.role === 'floor');
  const floorHeight = floor ? floor.level * planeDistance(floor) : undefined;
  const found: StructurePlane[] = [];
  const cut: number[] = [];
  for (const top of tops) {
    if (found.length >= most) break;
    const plane = fitLevelTop(grid, up, top, level.pointsOf(top));
    if (!plane) continue;
    const box = regionBox(grid, region, top.region);
    if (floorHeight !== undefined && isSeat(grid, region, up, top, box, floorHeight)) continue;
    const id = known.length + found.length + 1;
    const cellCount = claim(grid, normals, region, up, noise, plane, top, box, planeLabel, id);
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
  box: RegionBox,
  planeLabel: Uint8Array,
  id: number,
): number => {
  let claimed = 0;
  for (let j = box.top; j < box.bottom; j++)
    for (let i = box.left, at = j * width + i; i < box.right; i++, at++) {
      if (region[at] !== top.region) continue;
      const d = q[at]!;
      const r = d - plane.a * rayX[i]! - plane.b * rayY[j]! - plane.c;
      if (Math.abs(r) > ON_TOP * patchSigmaAt(noise, d)) continue;
      if (nx[at]! * up[0] + ny[at]! * up[1] + nz[at]! * up[2] < 0.6) continue;
      planeLabel[at] = id;
      claimed++;
    }
  return claimed;
};
