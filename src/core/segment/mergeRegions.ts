import type { RegionBorder } from './collectBorders.ts';
import type { DepthNoise } from './depthNoise.ts';
import { patchSigmaAt } from './depthNoise.ts';
import type { Plane } from './Plane.ts';
import { MOMENTS } from './PlaneMoments.ts';
import type { RegionStats } from './RegionStats.ts';

/** Where each region went: another region's number, or `-p` when it is part of structure plane p (from 1). */
export type RegionFate = Int32Array;

/** A region that keeps this close (standard deviations, root mean square) to a plane it touches is part of it. */
const PLANE_SIGMAS = 3;
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
/** Parts (handles, lids) may be this much of the whole and this large (m^2). */
const PART_SHARE = 0.06;
const PART_AREA = 1.2e-3;

/** Puts pieces of one thing together again. Deterministic: rules run in a fixed order over borders sorted by number. */
export function mergeRegions(
  stats: RegionStats,
  borders: readonly RegionBorder[],
  planes: readonly Plane[],
  noise: DepthNoise,
): RegionFate {
  const fate: RegionFate = new Int32Array(stats.count + 1);
  for (let id = 1; id <= stats.count; id++) fate[id] = id;
  returnToPlanes(stats, borders, planes, noise, fate);
  joinHollows(stats, borders, fate);
  fillContainers(stats, borders, fate);
  joinParts(stats, borders, fate);
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
  for (const { a, b, linked, nearerA, nearerB } of borders) {
    if (b <= stats.count || a > stats.count || fate[a] !== a) continue;
    if (linked < 0.5 * (linked + nearerA + nearerB)) continue;
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
function joinHollows(stats: RegionStats, borders: readonly RegionBorder[], fate: RegionFate): void {
  for (let round = 0; round < 3; round++) {
    let joined = 0;
    for (const { a, b, linked, nearerA, nearerB } of currentBorders(stats, borders, fate)) {
      const p = ownerOf(fate, a);
      const r = ownerOf(fate, b);
      if (p === r || linked < 3 || linked < 0.6 * (linked + nearerA + nearerB)) continue;
      if (stats.bulge(p) > FLAT || stats.bulge(r) > FLAT) continue;
      if (stats.spread(p) > 0.3 || stats.spread(r) > 0.3) continue;
      join(stats, fate, p, r);
      joined++;
    }
    if (joined === 0) return;
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
      if (stats.left[inner]! < stats.left[outer]! - 3 || stats.right[inner]! > stats.right[outer]! + 3)
        continue;
      if (stats.high[inner]! > stats.high[outer]! + 0.03 || stats.low[inner]! < stats.low[outer]! - 0.015)
        continue;
      const width = stats.right[inner]! - stats.left[inner]! + 1;
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
