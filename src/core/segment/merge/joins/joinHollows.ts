import type { RegionGraph } from '../RegionGraph.ts';

/** Bulge (RegionStats) below which a region is hollow. */
export const HOLLOW = -0.1;
/** And up to which it is flat. */
const FLAT = 0.08;

/** The inside of a bowl falls into flat or hollow pieces along its own curve: together they are hollow. */
export const joinHollows = (graph: RegionGraph): void => {
  const { stats, islandOf } = graph;
  for (let round = 0; round < 3; round++) {
    let joined = 0;
    for (const { a, b, linked, nearerA, nearerB } of graph.currentBorders()) {
      const p = graph.ownerOf(a);
      const r = graph.ownerOf(b);
      if (p === r || linked < 3 || linked < 0.6 * (linked + nearerA + nearerB)) continue;
      if (islandOf[a] !== 0 || islandOf[b] !== 0) continue;
      if (stats.bulge(p) > FLAT || stats.bulge(r) > FLAT) continue;
      if (stats.spread(p) > 0.3 || stats.spread(r) > 0.3) continue;
      graph.join(p, r);
      joined++;
    }
    if (joined === 0) return;
  }
};
