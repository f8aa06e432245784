import { ISLAND } from '../regions/splitIslands.ts';
import type { RegionGraph } from './RegionGraph.ts';

/** Rows of the upper end, and rows between it and what is above. */
const END_ROWS = 2;
const GAP = 5;
/** Smaller regions (cells) between the two are noise. */
const SPECK = 30;

/** What is right above the upper end of a region in the image. */
export interface OwnersAbove {
  /** Columns of the upper end. */
  readonly ends: number;
  /** Of these, how many have each owner above: a region's number, or minus a plane's. */
  readonly columns: ReadonlyMap<number, number>;
}

export const ownersAbove = (graph: RegionGraph, id: number): OwnersAbove => {
  const { stats, cells } = graph;
  const { grid, region, planeLabel } = cells;
  const columns = new Map<number, number>();
  let ends = 0;
  for (let i = stats.left[id]!; i <= stats.right[id]!; i++) {
    let at = stats.top[id]! * grid.width + i;
    const stop = at + END_ROWS * grid.width;
    while (at < stop && graph.ownerOf(region[at]!) !== id) at += grid.width;
    if (at >= stop) continue;
    ends++;
    for (let step = 1; step <= GAP && at - step * grid.width >= 0; step++) {
      const above = at - step * grid.width;
      const owner = region[above]! === 0 ? -(planeLabel[above]! % ISLAND) : graph.ownerOf(region[above]!);
      if (owner === 0 || owner === id || (owner > 0 && stats.size[owner]! < SPECK)) continue;
      columns.set(owner, (columns.get(owner) ?? 0) + 1);
      break;
    }
  }
  return { ends, columns };
};
