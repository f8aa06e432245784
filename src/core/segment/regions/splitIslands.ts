import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import type { RunComponents } from './RunComponents.ts';

/** Added to a plane's number in cells of the plane that hang together with little else of it. */
export const ISLAND = 128;

/** Pieces of a plane larger than this (m^2, as if face on) or than this share of it are the plane, wherever they lie. */
const ISLAND_AREA = 0.06;
const ISLAND_SHARE = 0.2;

/**
 * Marks the small pieces of each plane that lie apart from the rest: the bottom of a bowl on a table is level with the
 * table, and is none of it. What they belong to is decided once regions are known.
 */
export const splitIslands = (
  grid: InverseDepthGrid,
  planeCount: number,
  label: Uint8Array,
  components: RunComponents,
): void => {
  if (planeCount === 0) return;
  const { width, height, q } = grid;
  components.find(label, width, height);
  const { start, end, runCount } = components;
  const area = new Float64Array(runCount);
  const total = new Float64Array(planeCount + 1);
  for (let run = 0; run < runCount; run++) {
    // The depth in the middle stands for the run: this only sorts small from large.
    const d = q[(start[run]! + end[run]!) >> 1]!;
    const seen = (end[run]! - start[run]!) / (d * d * grid.fx * grid.fy);
    area[components.rootOf(run)]! += seen;
    total[label[start[run]!]!]! += seen;
  }
  for (let run = 0; run < runCount; run++) {
    const whole = area[components.rootOf(run)]!;
    const id = label[start[run]!]!;
    if (whole <= ISLAND_AREA && whole <= ISLAND_SHARE * total[id]!)
      label.fill(id + ISLAND, start[run]!, end[run]!);
  }
};

/** The plane that each region (1..count) is an island of, 0 for regions that are none. */
export const islandsOf = (region: Int32Array, label: Uint8Array, count: number): Uint8Array => {
  const planeOf = new Uint8Array(count + 1);
  for (let at = 0; at < region.length; at++)
    if (label[at]! > ISLAND && region[at] !== 0) planeOf[region[at]!] = label[at]! - ISLAND;
  return planeOf;
};
