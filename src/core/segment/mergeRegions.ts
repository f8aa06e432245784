import type { Vec3 } from '../types/geometry.ts';
import type { RegionBorder } from './collectBorders.ts';
import type { DepthNoise } from './depthNoise.ts';
import { depthSigmaAt, patchSigmaAt } from './depthNoise.ts';
import type { Plane } from './Plane.ts';
import { MOMENTS } from './PlaneMoments.ts';
import type { RegionStats } from './RegionStats.ts';

/** Where each region went: another region's number, or `-p` when it is part of structure plane p (from 1). */
export type RegionFate = Int32Array;

/** A region that keeps this close (standard deviations, root mean square) to a plane it touches is part of it. */
const PLANE_SIGMAS = 3;
/** Share of its border that such a region has with the plane. */
const PLANE_BORDER = 0.4;
/** So is a small one (m^2) that rises this little (m) or is lost in noise, and a larger one that rises less. */
const SPECK_AREA = 2e-3;
const SPECK_HEIGHT = 0.009;
const SPECK_SIGMAS = 4.5;
const BLISTER_AREA = 1e-2;
const BLISTER_HEIGHT = 0.0065;
/** And one that sinks below the plane (m): depth cameras bend planes, but nothing stands inside a table. */
const DENT_DEPTH = 0.02;
/** Bulge below which a region is hollow, and above which it bulges. */
const HOLLOW = -0.1;
const FLAT = 0.08;
/** The inside of a vessel may stick out of its outside by this share of its width, and by this much in height (m). */
const _CONTAINER_SLACK = 0.12;
const _RIM_LEVEL = 0.04;
/** Pieces on both sides of an occluder are one thing when they go on in each other: cosine of normals, m, m. */
const BRIDGE_NORMAL = 0.95;
const BRIDGE_OFFSET = 0.012;
const BRIDGE_HEIGHT = 0.015;
/** The inside of a vessel may stick out of its outside by this share of its width; both reach one rim (m). */
const CONTAINER_SLACK = 0.12;
const RIM_LEVEL = 0.04;
/** Parts (handles, lids) may be this much of the whole and this large (m^2). */
const PART_SHARE = 0.06;
const PART_AREA = 1.2e-3;

/** Puts pieces of one thing together again. Deterministic: rules run in a fixed order over borders sorted by number. */
export function mergeRegions(
  stats: RegionStats,
  borders: readonly RegionBorder[],
  planes: readonly Plane[],
  islandOf: Uint8Array,
  noise: DepthNoise,
): RegionFate {
  const fate: RegionFate = new Int32Array(stats.count + 1);
  for (let id = 1; id <= stats.count; id++) fate[id] = id;
  returnToPlanes(stats, borders, planes, noise, fate);
  joinHollows(stats, borders, islandOf, fate);
  joinBottoms(stats, borders, islandOf, fate);
  for (let id = 1; id <= stats.count; id++)
    if (islandOf[id] !== 0 && fate[id] === id) fate[id] = -islandOf[id]!;
  fillContainers(stats, borders, fate);
  joinParts(stats, borders, fate);
  bridgeOccluders(stats, borders, noise, fate);
  for (let id = 1; id <= stats.count; id++) fate[id] = ownerOf(fate, id);
  return fate;
}

/** Follows merges to the region or plane that holds `id` now. */
function ownerOf(fate: RegionFate, id: number): number {
  let at = id;
  while (at > 0 && fate[at] !== at) at = fate[at]!;
  return at;
}

function join(stats: RegionStats, fate: RegionFate, p: number, r: number): void {
  const into = stats.size[p]! >= stats.size[r]! ? p : r;
  const from = into === p ? r : p;
  stats.merge(into, from);
  fate[from] = into;
}

/** Borders between what the regions are by now, planes left out, summed. */
function currentBorders(
  stats: RegionStats,
  borders: readonly RegionBorder[],
  fate: RegionFate,
): RegionBorder[] {
  const summed = new Map<number, RegionBorder>();
  for (const border of borders) {
    if (border.b > stats.count) continue;
    const p = ownerOf(fate, border.a);
    const r = ownerOf(fate, border.b);
    if (p === r || p < 0 || r < 0) continue;
    const a = Math.min(p, r);
    const b = Math.max(p, r);
    const key = a * 2 ** 20 + b;
    let sum = summed.get(key);
    if (!sum) {
      sum = { a, b, linked: 0, nearerA: 0, nearerB: 0 };
      summed.set(key, sum);
    }
    sum.linked += border.linked;
    sum.nearerA += a === p ? border.nearerA : border.nearerB;
    sum.nearerB += a === p ? border.nearerB : border.nearerA;
  }
  return [...summed.values()].sort((p, r) => p.a - r.a || p.b - r.b);
}

/** Specks and bent margins of a plane that stick out of it no more than noise. */
function returnToPlanes(
  stats: RegionStats,
  borders: readonly RegionBorder[],
  planes: readonly Plane[],
  noise: DepthNoise,
  fate: RegionFate,
): void {
  const around = borderLengths(stats.count, borders);
  for (const { a, b, linked, nearerA, nearerB } of borders) {
    if (b <= stats.count || a > stats.count || fate[a] !== a) continue;
    if (linked < 0.5 * (linked + nearerA + nearerB) || linked < PLANE_BORDER * around[a]!) continue;
    const plane = planes[b - stats.count - 1]!;
    const sigmas = offPlane(stats, a, plane, noise);
    const height = meanHeight(stats, a, plane);
    const small = stats.area(a) < SPECK_AREA;
    const flat = small ? SPECK_HEIGHT : stats.area(a) < BLISTER_AREA ? BLISTER_HEIGHT : 0;
    if (
      sigmas < PLANE_SIGMAS ||
      (height < 0 && height > -DENT_DEPTH) ||
      Math.abs(height) < flat ||
      (small && sigmas < SPECK_SIGMAS)
    )
      fate[a] = -(b - stats.count);
  }
}

/** Length of each region's border with everything that has a number. */
function borderLengths(count: number, borders: readonly RegionBorder[]): Int32Array {
  const around = new Int32Array(count + 1);
  for (const { a, b, linked, nearerA, nearerB } of borders) {
    around[a]! += linked + nearerA + nearerB;
    if (b <= count) around[b]! += linked + nearerA + nearerB;
  }
  return around;
}

/** Mean height of a region above a plane, m, positive on the camera's side. */
function meanHeight(stats: RegionStats, id: number, { a, b, c }: Plane): number {
  const [x, y, z] = stats.centre(id);
  return (1 - (a * x + b * y + c * z)) / (Math.hypot(a, b, c) || Infinity);
}

/** Root mean square distance of a region from a plane, in standard deviations. */
function offPlane(stats: RegionStats, id: number, { a, b, c }: Plane, noise: DepthNoise): number {
  const m = stats.moments;
  const k = id * MOMENTS;
  const n = m[k]!;
  const square =
    m[k + 9]! -
    2 * (a * m[k + 7]! + b * m[k + 8]! + c * m[k + 6]!) +
    a * a * m[k + 3]! +
    2 * a * b * m[k + 4]! +
    b * b * m[k + 5]! +
    2 * c * (a * m[k + 1]! + b * m[k + 2]!) +
    c * c * n;
  return Math.sqrt(Math.max(0, square) / n) / patchSigmaAt(noise, m[k + 6]! / n);
}

/** The inside of a bowl falls into flat or hollow pieces along its own curve: together they are hollow. */
function joinHollows(
  stats: RegionStats,
  borders: readonly RegionBorder[],
  islandOf: Uint8Array,
  fate: RegionFate,
): void {
  for (let round = 0; round < 3; round++) {
    let joined = 0;
    for (const { a, b, linked, nearerA, nearerB } of currentBorders(stats, borders, fate)) {
      const p = ownerOf(fate, a);
      const r = ownerOf(fate, b);
      if (p === r || linked < 3 || linked < 0.6 * (linked + nearerA + nearerB)) continue;
      if (islandOf[a] !== 0 || islandOf[b] !== 0) continue;
      if (stats.bulge(p) > FLAT || stats.bulge(r) > FLAT) continue;
      if (stats.spread(p) > 0.3 || stats.spread(r) > 0.3) continue;
      join(stats, fate, p, r);
      joined++;
    }
    if (joined === 0) return;
  }
}

/** A piece of plane inside a hollow is its bottom. */
function joinBottoms(
  stats: RegionStats,
  borders: readonly RegionBorder[],
  islandOf: Uint8Array,
  fate: RegionFate,
): void {
  const current = currentBorders(stats, borders, fate);
  const around = borderLengths(stats.count, current);
  for (const { a, b, linked } of current) {
    for (const [bottom, wall] of [
      [a, b],
      [b, a],
    ] as const) {
      if (islandOf[bottom] === 0 || islandOf[wall] !== 0 || fate[bottom] !== bottom) continue;
      if (linked < 0.4 * around[bottom]! || stats.bulge(wall) > HOLLOW) continue;
      stats.merge(wall, bottom);
      fate[bottom] = wall;
    }
  }
}

/** A hollow behind and between the ends of a nearer rim is the inside of what has the rim. */
function fillContainers(stats: RegionStats, borders: readonly RegionBorder[], fate: RegionFate): void {
  const best = new Map<number, { container: number; length: number }>();
  for (const { a, b, linked, nearerA, nearerB } of currentBorders(stats, borders, fate)) {
    for (const [inner, outer, nearerOuter] of [
      [a, b, nearerB],
      [b, a, nearerA],
    ] as const) {
      if (stats.bulge(inner) > HOLLOW || stats.bulge(outer) < HOLLOW) continue;
      if (nearerOuter + linked < 0.7 * (linked + nearerA + nearerB)) continue;
      const width = stats.right[inner]! - stats.left[inner]! + 1;
      const slack = 2 + CONTAINER_SLACK * width;
      if (
        stats.left[inner]! < stats.left[outer]! - slack ||
        stats.right[inner]! > stats.right[outer]! + slack
      )
        continue;
      if (
        Math.abs(stats.high[inner]! - stats.high[outer]!) > RIM_LEVEL ||
        stats.low[inner]! < stats.low[outer]! - RIM_LEVEL
      )
        continue;
      const length = linked + nearerOuter;
      if (length < 0.6 * width) continue;
      if (length > (best.get(inner)?.length ?? 0)) best.set(inner, { container: outer, length });
    }
  }
  for (const [inner, { container }] of best) {
    const p = ownerOf(fate, inner);
    const r = ownerOf(fate, container);
    if (p !== r) join(stats, fate, p, r);
  }
}

/** Handles and knobs: small, and joined to one thing more than they border on anything else of its size. */
function joinParts(stats: RegionStats, borders: readonly RegionBorder[], fate: RegionFate): void {
  const best = new Map<number, { whole: number; linked: number }>();
  for (const { a, b, linked } of currentBorders(stats, borders, fate)) {
    if (linked < 2) continue;
    const small = stats.size[a]! <= stats.size[b]! ? a : b;
    const whole = small === a ? b : a;
    if (stats.area(small) > PART_AREA || stats.size[small]! > PART_SHARE * stats.size[whole]!) continue;
    if (linked > (best.get(small)?.linked ?? 0)) best.set(small, { whole, linked });
  }
  for (const [small, { whole }] of best) {
    const p = ownerOf(fate, small);
    const r = ownerOf(fate, whole);
    if (p !== r) join(stats, fate, p, r);
  }
}

/** Two pieces beside one nearer thing, each ending behind it, level and in line with each other. */
function bridgeOccluders(
  stats: RegionStats,
  borders: readonly RegionBorder[],
  noise: DepthNoise,
  fate: RegionFate,
): void {
  const hiddenBy = new Map<number, number[]>();
  for (const { a, b, linked, nearerA, nearerB } of currentBorders(stats, borders, fate)) {
    if (Math.max(nearerA, nearerB) < Math.max(4, 2 * linked)) continue;
    const [front, back] = nearerA > nearerB ? [a, b] : [b, a];
    hiddenBy.set(front, [...(hiddenBy.get(front) ?? []), back]);
  }
  for (const [front, backs] of hiddenBy) {
    for (let x = 0; x < backs.length; x++)
      for (let y = x + 1; y < backs.length; y++) {
        const p = ownerOf(fate, backs[x]!);
        const r = ownerOf(fate, backs[y]!);
        if (p !== r && straddle(stats, p, r, ownerOf(fate, front)) && continues(stats, p, r, noise))
          join(stats, fate, p, r);
      }
  }
}

/** The pieces lie apart from each other and the occluder spans the gap, along the row or the column. */
function straddle(stats: RegionStats, p: number, r: number, front: number): boolean {
  return spans(stats.left, stats.right, p, r, front) || spans(stats.top, stats.bottom, p, r, front);
}

function spans(low: Int32Array, high: Int32Array, p: number, r: number, front: number): boolean {
  const [first, second] = low[p]! < low[r]! ? [p, r] : [r, p];
  const start = high[first]!;
  const end = low[second]!;
  if (start > end + 3) return false;
  const covered = Math.min(end, high[front]!) - Math.max(start, low[front]!);
  return covered >= 0.4 * (end - start) && low[front]! < end && high[front]! > start;
}

function continues(stats: RegionStats, p: number, r: number, noise: DepthNoise): boolean {
  const m = stats.meanNormal(p);
  const n = stats.meanNormal(r);
  const norms = Math.hypot(...m) * Math.hypot(...n);
  if (m[0] * n[0] + m[1] * n[1] + m[2] * n[2] < BRIDGE_NORMAL * norms) return false;
  const a = stats.centre(p);
  const b = stats.centre(r);
  const sum: Vec3 = [m[0] + n[0], m[1] + n[1], m[2] + n[2]];
  const along = (a[0] - b[0]) * sum[0] + (a[1] - b[1]) * sum[1] + (a[2] - b[2]) * sum[2];
  const sigma = 2 * depthSigmaAt(noise, (a[2] + b[2]) / 2);
  return (
    Math.abs(along) / Math.hypot(...sum) < BRIDGE_OFFSET + sigma &&
    Math.abs(stats.high[p]! - stats.high[r]!) < BRIDGE_HEIGHT + sigma
  );
}
