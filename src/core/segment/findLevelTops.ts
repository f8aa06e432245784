import type { Vec3 } from '../types/geometry.ts';
import type { StructurePlane } from './classifyPlanes.ts';
import { type DepthNoise, patchSigmaAt } from './depthNoise.ts';
import type { InverseDepthGrid } from './InverseDepthGrid.ts';
import { type Plane, planeDistance, planeNormal } from './Plane.ts';
import { MOMENTS, solvePlane } from './PlaneMoments.ts';
import type { SurfaceNormals } from './SurfaceNormals.ts';

/** Cosine of the tilt (20 degrees) up to which a cell of a noisy surface counts as level. */
const LEVEL_CELL = Math.cos((20 * Math.PI) / 180);
const LEVEL_PLANE = Math.cos((8 * Math.PI) / 180);
/** Least true area of a table top (m^2), and least cells of it in view. */
const TOP_AREA = 0.25;
const TOP_CELLS = 120;
/** Height bins (m): a top spans at most three. */
const BIN = 0.02;
const BINS = 400;
/** A top is fitted so often, each time to the cells within so many standard deviations: its rounded edge is left out. */
const FIT_ROUNDS = 4;
const CORE_SIGMAS = 1.5;
/** Least limit of that, 1/m. */
const LEAST_CORE = 0.5e-3;
/** A surface this low above the floor (m) with so much (share of its cells) rising behind it is a seat or a bed. */
const SEAT_HEIGHT = 0.6;
const BACK_SHARE = 0.3;
const BACK_RISE = 0.08;
/** Or a back touches it (m) along so much of its far edge. */
const BACK_STEP = 0.03;
const BACKED_SHARE = 0.6;
/** Cells within this many standard deviations of the top are the top. */
const ON_TOP = 3;

export interface LevelTops {
  readonly planes: readonly StructurePlane[];
  /** The regions that they were part of: what is left of these must be cut anew. */
  readonly regions: readonly number[];
}

interface Top {
  readonly region: number;
  readonly height: number;
}

/**
 * Level tops that are too narrow in the image for the raster of patches: a table seen at a grazing angle is a strip of
 * a dozen rows, and most of a square metre. Gives their cells to at most `most` new planes (numbers after `known`) in
 * `planeLabel`.
 */
export function findLevelTops(
  grid: InverseDepthGrid,
  normals: SurfaceNormals,
  region: Int32Array,
  regionCount: number,
  up: Vec3,
  noise: DepthNoise,
  known: readonly StructurePlane[],
  most: number,
  planeLabel: Uint8Array,
): LevelTops {
  const tops = largestTops(grid, normals, region, regionCount, up);
  const floor = known.find((plane) => plane.role === 'floor');
  const floorHeight = floor ? floor.level * planeDistance(floor) : undefined;
  const found: StructurePlane[] = [];
  const cut: number[] = [];
  for (const top of tops) {
    if (found.length >= most) break;
    const plane = fitTop(grid, normals, region, up, top);
    if (!plane || (floorHeight !== undefined && isSeat(grid, region, up, top, floorHeight))) continue;
    const id = known.length + found.length + 1;
    const cellCount = claim(grid, normals, region, up, noise, plane, top, planeLabel, id);
    cut.push(top.region);
    const normal = planeNormal(plane);
    const level = -(normal[0] * up[0] + normal[1] * up[1] + normal[2] * up[2]);
    found.push({ ...plane, id: 0, cellCount, area: TOP_AREA, role: 'support', normal, level, shownAs: id });
  }
  return { planes: found, regions: cut };
}

/** The height at which each region has the most level area, where that is a table's. */
function largestTops(
  grid: InverseDepthGrid,
  { nx, ny, nz }: SurfaceNormals,
  region: Int32Array,
  regionCount: number,
  up: Vec3,
): Top[] {
  const { width, q, rayX, rayY } = grid;
  const area = new Float64Array(regionCount + 1);
  const cells = new Int32Array(regionCount + 1);
  const solid = 1 / (grid.fx * grid.fy);
  const areaAt = (at: number, x: number, y: number): number => {
    const facing = Math.abs(nx[at]! * x + ny[at]! * y + nz[at]!);
    return solid / (q[at]! * q[at]! * Math.max(0.05, facing));
  };
  const levelCells = (visit: (at: number, id: number, x: number, y: number) => void): void => {
    for (let at = 0; at < region.length; at++) {
      const id = region[at]!;
      if (id === 0 || nx[at]! * up[0] + ny[at]! * up[1] + nz[at]! * up[2] < LEVEL_CELL) continue;
      const i = at % width;
      visit(at, id, rayX[i]!, rayY[(at - i) / width]!);
    }
  };
  levelCells((at, id, x, y) => {
    area[id]! += areaAt(at, x, y);
    cells[id]!++;
  });
  const histograms = new Map<number, Float64Array>();
  for (let id = 1; id <= regionCount; id++)
    if (area[id]! > TOP_AREA && cells[id]! >= TOP_CELLS) histograms.set(id, new Float64Array(BINS));
  if (histograms.size === 0) return [];
  levelCells((at, id, x, y) => {
    const bins = histograms.get(id);
    if (!bins) return;
    const height = (up[0] * x + up[1] * y + up[2]) / q[at]!;
    const bin = Math.floor(height / BIN) + BINS / 2;
    if (bin >= 0 && bin < BINS) bins[bin]! += areaAt(at, x, y);
  });
  return [...histograms].flatMap(([id, bins]) => {
    let best = 0;
    let at = 0;
    for (let bin = 1; bin + 1 < BINS; bin++) {
      const sum = bins[bin - 1]! + bins[bin]! + bins[bin + 1]!;
      if (sum > best) {
        best = sum;
        at = bin;
      }
    }
    return best > TOP_AREA ? [{ region: id, height: (at - BINS / 2 + 0.5) * BIN }] : [];
  });
}

function fitTop(
  { width, q, rayX, rayY }: InverseDepthGrid,
  { nx, ny, nz }: SurfaceNormals,
  region: Int32Array,
  up: Vec3,
  top: Top,
) {
  const [ux, uy, uz] = up;
  let plane: (Plane & { readonly rms: number }) | undefined;
  for (let round = 0; round < FIT_ROUNDS; round++) {
    const m = new Float64Array(MOMENTS);
    const limit = plane ? Math.max(CORE_SIGMAS * plane.rms, LEAST_CORE) : Infinity;
    for (let at = 0; at < region.length; at++) {
      if (region[at] !== top.region || nx[at]! * ux + ny[at]! * uy + nz[at]! * uz < LEVEL_CELL) continue;
      const i = at % width;
      const x = rayX[i]!;
      const y = rayY[(at - i) / width]!;
      const d = q[at]!;
      if (Math.abs((ux * x + uy * y + uz) / d - top.height) > 1.5 * BIN) continue;
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
  return n[0] * up[0] + n[1] * up[1] + n[2] * up[2] > LEVEL_PLANE ? plane : undefined;
}

/** Low, and with a back: its own surface rises behind it, or what touches it along its far edge. */
function isSeat(
  { width, height, q, rayX, rayY }: InverseDepthGrid,
  region: Int32Array,
  up: Vec3,
  top: Top,
  floorHeight: number,
): boolean {
  if (top.height - floorHeight > SEAT_HEIGHT) return false;
  let above = 0;
  let level = 0;
  let columns = 0;
  let backed = 0;
  for (let i = 0; i < width; i++) {
    let farEdge = -1;
    for (let j = height - 1, at = j * width + i; j >= 0; j--, at -= width) {
      if (region[at] !== top.region) continue;
      const rise = (up[0] * rayX[i]! + up[1] * rayY[j]! + up[2]) / q[at]! - top.height;
      if (rise > BACK_RISE) above++;
      else if (Math.abs(rise) < 1.5 * BIN) {
        level++;
        farEdge = at;
      }
    }
    if (farEdge < width) continue;
    columns++;
    // What overhangs the top is nearer than its far edge; a back is not, nor farther than the top falls from row to row.
    const behind = farEdge - width;
    if (region[behind] === 0) continue;
    const before =
      farEdge + width < q.length && region[farEdge + width] === top.region ? farEdge + width : farEdge;
    const step = 1 / q[behind]! - 1 / q[farEdge]!;
    if (step > -BACK_STEP && step < BACK_STEP + Math.abs(1 / q[farEdge]! - 1 / q[before]!)) backed++;
  }
  return above > BACK_SHARE * level || backed > BACKED_SHARE * columns;
}

function claim(
  { width, q, rayX, rayY }: InverseDepthGrid,
  { nx, ny, nz }: SurfaceNormals,
  region: Int32Array,
  up: Vec3,
  noise: DepthNoise,
  plane: { readonly a: number; readonly b: number; readonly c: number },
  top: Top,
  planeLabel: Uint8Array,
  id: number,
): number {
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
}
