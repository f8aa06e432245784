import { borderLengths, type RegionGraph } from '../RegionGraph.ts';

/** Mean thickness, cells, below which a region is a sliver. */
const THICKNESS = 2.6;
/** Share of its border along which a sliver runs on into others, and into the one that takes it. */
const LINKED_SHARE = 0.4;
const TAKER_SHARE = 0.2;

/** Strips along seams and along the edges of planes are no things: each goes to what it runs on into for longest. */
export const joinSlivers = (graph: RegionGraph): void => {
  const { stats } = graph;
  const borders = [...graph.currentBorders(), ...graph.currentPlaneBorders()];
  const around = borderLengths(stats.count, borders);
  const linkedWith = new Int32Array(stats.count + 1);
  const best = new Map<number, { taker: number; linked: number }>();
  for (const { a, b, linked } of borders) {
    for (const [sliver, taker] of [
      [a, b],
      [b, a],
    ] as const) {
      if (sliver > stats.count || !isSliver(graph, sliver)) continue;
      linkedWith[sliver]! += linked;
      if (linked > (best.get(sliver)?.linked ?? 0)) best.set(sliver, { taker, linked });
    }
  }
  for (const [sliver, { taker, linked }] of best) {
    if (linkedWith[sliver]! < LINKED_SHARE * around[sliver]! || linked < TAKER_SHARE * around[sliver]!)
      continue;
    if (!graph.isWhole(sliver)) continue;
    if (taker > stats.count) graph.giveToPlane(sliver, taker - stats.count);
    else {
      const r = graph.ownerOf(taker);
      if (r > 0 && r !== sliver) graph.join(sliver, r);
    }
  }
};

const isSliver = ({ stats }: RegionGraph, id: number): boolean => {
  const length = Math.hypot(stats.right[id]! - stats.left[id]! + 1, stats.bottom[id]! - stats.top[id]! + 1);
  return stats.size[id]! < THICKNESS * length;
};
