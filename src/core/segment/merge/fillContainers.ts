import { HOLLOW } from './joins/joinHollows.ts';
import type { RegionGraph } from './RegionGraph.ts';

/** The inside of a vessel may stick out of its outside by this share of its width; both reach one rim (m). */
const CONTAINER_SLACK = 0.12;
const RIM_LEVEL = 0.04;

/** A hollow behind and between the ends of a nearer rim is the inside of what has the rim. */
export const fillContainers = (graph: RegionGraph): void => {
  const { stats } = graph;
  const best = new Map<number, { container: number; length: number }>();
  for (const { a, b, linked, nearerA, nearerB } of graph.currentBorders()) {
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
    const p = graph.ownerOf(inner);
    const r = graph.ownerOf(container);
    if (p !== r) graph.join(p, r);
  }
};
