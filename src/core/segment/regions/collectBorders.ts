import type { DepthNoise } from '../depthNoise.ts';
import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import { LINK_DOWN, LINK_RIGHT } from './markBreaks.ts';
import { ISLAND } from './splitIslands.ts';

/** The border between two regions (a < b), in pairs of neighbouring cells. */
export interface RegionBorder {
  readonly a: number;
  readonly b: number;
  /** Pairs where the surface runs on from one to the other. */
  linked: number;
  /** Pairs with a step of depth, by who is nearer. */
  nearerA: number;
  nearerB: number;
  /** Least step of depth between neighbours, m. */
  gap: number;
  /** Pairs in which a cell of a (of b) is right above one of the other. */
  aAbove: number;
  bAbove: number;
}

/** Steps up to this many standard deviations count as touching, where links were not made (planes). */
const TOUCH_SIGMAS = 5;

/** Cells without depth along a row across which two regions still border: the shadow that the nearer one casts. */
const SHADOW_CELLS = 20;

/** All borders of a labelled grid. Numbers above `regionCount` are structure planes. */
export const collectBorders = (
  grid: InverseDepthGrid,
  noise: DepthNoise,
  region: Int32Array,
  regionCount: number,
  planeLabel: Uint8Array,
  flags: Uint8Array,
): RegionBorder[] => {
  const { width, height, q } = grid;
  const borders = new Map<number, RegionBorder>();
  const limit0 = TOUCH_SIGMAS * noise.inverseSigma;
  const limit1 = TOUCH_SIGMAS * noise.floorMetres;
  let lastKey = -1;
  let lastBorder: RegionBorder | undefined;
  const add = (p: number, r: number, linked: boolean): void => {
    const ip = region[p]! || (planeLabel[p] === 0 ? 0 : regionCount + (planeLabel[p]! % ISLAND));
    const ir = region[r]! || (planeLabel[r] === 0 ? 0 : regionCount + (planeLabel[r]! % ISLAND));
    if (ip === ir || ip === 0 || ir === 0) return;
    const a = Math.min(ip, ir);
    const b = Math.max(ip, ir);
    const key = a * 2 ** 20 + b;
    let border = key === lastKey ? lastBorder : borders.get(key);
    if (!border) {
      border = { a, b, linked: 0, nearerA: 0, nearerB: 0, gap: Infinity, aAbove: 0, bAbove: 0 };
      borders.set(key, border);
    }
    lastKey = key;
    lastBorder = border;
    const step = q[p]! - q[r]!;
    const touching =
      linked ||
      ((r - p === 1 || r - p === width) &&
        (b > regionCount || (planeLabel[p]! | planeLabel[r]!) !== 0) &&
        Math.abs(step) < limit0 + limit1 * q[p]! * q[r]!);
    const gap = Math.abs(1 / q[p]! - 1 / q[r]!);
    if (gap < border.gap) border.gap = gap;
    if (r - p === width) {
      if (ip === a) border.aAbove++;
      else border.bAbove++;
    }
    if (touching) border.linked++;
    else if (step > 0 === (ip === a)) border.nearerA++;
    else border.nearerB++;
  };
  for (let j = 0; j < height; j++) {
    let last = -1;
    for (let i = 0, at = j * width; i < width; i++, at++) {
      if (q[at] === 0) continue;
      if (last >= 0 && at - last > 1 && at - last <= SHADOW_CELLS) add(last, at, false);
      last = at;
      const own = region[at]!;
      if (i + 1 < width && region[at + 1] !== own) add(at, at + 1, (flags[at]! & LINK_RIGHT) !== 0);
      if (j + 1 < height && region[at + width] !== own) add(at, at + width, (flags[at]! & LINK_DOWN) !== 0);
    }
  }
  return [...borders.values()].sort((p, r) => p.a - r.a || p.b - r.b);
};
