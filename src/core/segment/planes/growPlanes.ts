import { type DepthNoise, inverseSigmaAt, patchSigmaAt } from '../depthNoise.ts';
import type { CellPlanes } from './CellPlanes.ts';
import type { Plane } from './Plane.ts';
import { addMoments, MOMENTS, meanSquareResidual, solvePlane } from './PlaneMoments.ts';

/** A plane found in the frame, and how much of it is seen. */
export interface PlaneRegion extends Plane {
  /** Index in `owner` plus one. */
  readonly id: number;
  readonly cellCount: number;
  /** Seen area, square metres. */
  readonly area: number;
  /** Residual of inverse depth over all its patches, 1/m. */
  readonly rms: number;
}

export interface PlaneRegions {
  readonly regions: readonly PlaneRegion[];
  /** Region id of each patch, 0 for none. */
  readonly owner: Uint8Array;
}

/** Fewest patches that make a plane worth knowing. */
const LEAST_CELLS = 5;
const MOST_REGIONS = 60;
/**
 * Depth cameras bend planes, most in the corners: a patch may lie this many standard deviations off the whole plane,
 * but only so many off its neighbour.
 */
const MOST_BEND = 6;
const MOST_BEND_METRES = 0.009;
const SAME_OFFSET = 2;
/** Regions are one plane while each strays from the common fit by no more than this, in standard deviations. */
const COPLANAR_SIGMAS = 3.5;
/** Regions of so many patches have a slope that a common fit may change by so much (cosine of 3 degrees). */
const SLOPE_CELLS = 10;
const SAME_SLOPE = Math.cos((3 * Math.PI) / 180);
/** Patches join while their normals agree within this (cosine of 18 degrees; small patches are noisy). */
const SAME_NORMAL = Math.cos((18 * Math.PI) / 180);

/** Grows planes over the patch raster from the flattest patch outwards, refitting as they grow, then joins equal ones. */
export const growPlanes = (
  cells: CellPlanes,
  noise: DepthNoise,
  grid: { readonly fx: number; readonly fy: number },
): PlaneRegions => {
  const count = cells.rms.length;
  const owner = new Uint8Array(count);
  const flatness = new Float32Array(count);
  const order: number[] = [];
  for (let k = 0; k < count; k++) {
    if (cells.rms[k] === Infinity) continue;
    const q = cells.moments[k * MOMENTS + 6]! / cells.moments[k * MOMENTS]!;
    flatness[k] = cells.rms[k]! / inverseSigmaAt(noise, q);
    if (flatness[k]! < 2.5) order.push(k);
  }
  order.sort((p, r) => flatness[p]! - flatness[r]! || p - r);
  const grown: Grown[] = [];
  const queue = new Int32Array(count);
  const bend = new Float32Array(count);
  for (const seed of order) {
    if (owner[seed] !== 0 || grown.length >= MOST_REGIONS) continue;
    const id = grown.length + 1;
    const region = grow(cells, noise, flatness, owner, seed, id, queue, bend);
    if (region) grown.push(region);
  }
  joinCoplanar(grown, noise, owner);
  return {
    regions: grown.filter((g) => g.cellCount > 0).map((g) => describe(g, cells, owner, grid.fx * grid.fy)),
    owner,
  };
};

interface Grown {
  readonly id: number;
  moments: Float64Array;
  plane: Plane & { readonly rms: number };
  cellCount: number;
}

const grow = (
  cells: CellPlanes,
  noise: DepthNoise,
  flatness: Float32Array,
  owner: Uint8Array,
  seed: number,
  id: number,
  queue: Int32Array,
  bend: Float32Array,
): Grown | undefined => {
  const { columns, rows } = cells;
  const moments = new Float64Array(MOMENTS);
  addMoments(moments, 0, cells.moments, seed * MOMENTS);
  let plane: Plane & { rms: number } = { a: cells.a[seed]!, b: cells.b[seed]!, c: cells.c[seed]!, rms: 0 };
  let tail = 0;
  let nextFit = 3;
  queue[tail++] = seed;
  owner[seed] = id;
  bend[seed] = 0;
  for (let head = 0; head < tail; head++) {
    const k = queue[head]!;
    const column = k % columns;
    const row = (k - column) / columns;
    for (let side = 0; side < 4; side++) {
      const nc = column + (side === 0 ? -1 : side === 1 ? 1 : 0);
      const nr = row + (side === 2 ? -1 : side === 3 ? 1 : 0);
      if (nc < 0 || nr < 0 || nc >= columns || nr >= rows) continue;
      const n = nr * columns + nc;
      if (owner[n] !== 0 || !(cells.rms[n]! < Infinity) || flatness[n]! > 3.5) continue;
      const r = offset(cells, n, plane, noise);
      if (
        Math.abs(r) > mostBend(cells, n, plane, noise) ||
        Math.abs(r - bend[k]!) > SAME_OFFSET ||
        !parallel(cells, n, plane)
      )
        continue;
      owner[n] = id;
      bend[n] = r;
      queue[tail++] = n;
      addMoments(moments, 0, cells.moments, n * MOMENTS);
      if (tail >= nextFit) {
        plane = solvePlane(moments, 0) ?? plane;
        nextFit = Math.ceil(tail * 1.3) + 1;
      }
    }
  }
  const final = solvePlane(moments, 0);
  if (tail < LEAST_CELLS || !final) {
    for (let t = 0; t < tail; t++) owner[queue[t]!] = 0;
    return undefined;
  }
  return { id, moments, plane: final, cellCount: tail };
};

/** How far a patch's middle lies in front of a plane, in standard deviations of inverse depth. */
const offset = (cells: CellPlanes, k: number, plane: Plane, noise: DepthNoise): number => {
  const m = cells.moments;
  const at = k * MOMENTS;
  const n = m[at]!;
  const q = m[at + 6]! / n;
  return (q - (plane.a * m[at + 1]! + plane.b * m[at + 2]!) / n - plane.c) / patchSigmaAt(noise, q);
};

/** The larger of the two limits on bending, in standard deviations: a height h off the plane is q h / distance. */
const mostBend = (cells: CellPlanes, k: number, plane: Plane, noise: DepthNoise): number => {
  const q = cells.moments[k * MOMENTS + 6]! / cells.moments[k * MOMENTS]!;
  const height = MOST_BEND_METRES * q * Math.hypot(plane.a, plane.b, plane.c);
  return Math.max(MOST_BEND, height / patchSigmaAt(noise, q));
};

const parallel = (cells: CellPlanes, k: number, plane: Plane): boolean => {
  const a = cells.a[k]!;
  const b = cells.b[k]!;
  const c = cells.c[k]!;
  const dot = a * plane.a + b * plane.b + c * plane.c;
  const norms = (a * a + b * b + c * c) * (plane.a * plane.a + plane.b * plane.b + plane.c * plane.c);
  return dot > 0 && dot * dot > SAME_NORMAL * SAME_NORMAL * norms;
};

/** Two regions are one plane when fitting both together costs no more than noise (a table behind a row of boxes). */
const joinCoplanar = (grown: Grown[], noise: DepthNoise, owner: Uint8Array): void => {
  const both = new Float64Array(MOMENTS);
  grown.sort((p, r) => r.cellCount - p.cellCount || p.id - r.id);
  for (let big = 0; big < grown.length; big++) {
    for (let small = big + 1; small < grown.length; small++) {
      const p = grown[big]!;
      const r = grown[small]!;
      if (p.cellCount === 0 || r.cellCount === 0) continue;
      if (dotOf(p.plane, r.plane) < SAME_NORMAL) continue;
      both.set(p.moments);
      addMoments(both, 0, r.moments, 0);
      const joined = solvePlane(both, 0);
      if (!joined || !fits(p, joined, noise) || !fits(r, joined, noise)) continue;
      // A large plane knows its own slope: a fit that tilts it goes through two planes, a seat and a table top.
      if (p.cellCount >= SLOPE_CELLS && dotOf(p.plane, joined) < SAME_SLOPE) continue;
      p.moments.set(both);
      p.plane = joined;
      p.cellCount += r.cellCount;
      r.cellCount = 0;
      for (let k = 0; k < owner.length; k++) if (owner[k] === r.id) owner[k] = p.id;
    }
  }
};

/** The region lies as well on the plane as noise and the camera's bending let it. */
const fits = (region: Grown, plane: Plane, noise: DepthNoise): boolean => {
  const m = region.moments;
  const q = m[6]! / m[0]!;
  const off = Math.sqrt(meanSquareResidual(m, 0, plane));
  const bend = MOST_BEND_METRES * q * Math.hypot(plane.a, plane.b, plane.c);
  return off < Math.max(1.4 * region.plane.rms, COPLANAR_SIGMAS * patchSigmaAt(noise, q), bend);
};

const dotOf = (p: Plane, r: Plane): number =>
  (p.a * r.a + p.b * r.b + p.c * r.c) / (Math.hypot(p.a, p.b, p.c) * Math.hypot(r.a, r.b, r.c) || 1);

const describe = (g: Grown, cells: CellPlanes, owner: Uint8Array, raysPerUnit: number): PlaneRegion => {
  const norm = Math.hypot(g.plane.a, g.plane.b, g.plane.c) || 1;
  let area = 0;
  for (let k = 0; k < owner.length; k++) {
    if (owner[k] !== g.id) continue;
    const n = cells.moments[k * MOMENTS]!;
    const q = cells.moments[k * MOMENTS + 6]! / n;
    // A pixel's solid angle over the slant: dA = z^2 dx dy / (n . ray), and n . ray = q / |(a, b, c)|.
    area += n / (q * q) / Math.max(0.02, q / norm);
  }
  return { ...g.plane, id: g.id, cellCount: g.cellCount, area: area / raysPerUnit };
};
