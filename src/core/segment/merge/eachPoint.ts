import type { RegionGraph } from './RegionGraph.ts';

/** Calls back for the cells that region `id` holds by now: the point in the optical frame, m. */
export const eachPoint = (
  graph: RegionGraph,
  id: number,
  visit: (x: number, y: number, z: number) => void,
): void => {
  const { stats, cells } = graph;
  const { grid, region } = cells;
  const { width, q, rayX, rayY } = grid;
  for (let j = stats.top[id]!; j <= stats.bottom[id]!; j++)
    for (let i = stats.left[id]!; i <= stats.right[id]!; i++) {
      const own = region[j * width + i]!;
      if (own === 0 || graph.ownerOf(own) !== id) continue;
      const z = 1 / q[j * width + i]!;
      visit(rayX[i]! * z, rayY[j]! * z, z);
    }
};
