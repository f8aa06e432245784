import { borderLengths, type RegionGraph } from '../RegionGraph.ts';
import { HOLLOW } from './joinHollows.ts';

/** A piece of plane inside a hollow is its bottom; the other islands go back to their planes. */
export const joinBottoms = (graph: RegionGraph): void => {
  const { stats, islandOf, fate } = graph;
  const current = graph.currentBorders();
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
  for (let id = 1; id <= stats.count; id++)
    if (islandOf[id] !== 0 && graph.isWhole(id)) graph.giveToPlane(id, islandOf[id]!);
};
