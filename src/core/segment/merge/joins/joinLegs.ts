import { planeDistance } from '../../planes/Plane.ts';
import type { RegionGraph } from '../RegionGraph.ts';

/** What hangs from a table reaches its top within this (m) and lies below it on the whole by at least this. */
const TOP_REACH = 0.05;
const BELOW = 0.03;
/** Metres of depth between a table's edge and the leg or apron under it. */
const EDGE_GAP = 0.08;

/** A seat's underside may lie this far (m) from where its leg is first seen. */
const LEG_REACH = 0.1;
/** A leg is longer than this (m), narrower than that. */
const LEG_LENGTH = 0.12;
const LEG_WIDTH = 0.09;

/** Legs, aprons and fronts under a table's edge are the table's; legs under a seat are the chair's. */
export const joinLegs = (graph: RegionGraph): void => {
  joinTableLegs(graph);
  joinSeatLegs(graph);
};

const joinSeatLegs = (graph: RegionGraph): void => {
  const { stats } = graph;
  const best = new Map<number, { seat: number; touching: number }>();
  for (const { a, b, aAbove, bAbove, gap, linked } of graph.currentBorders()) {
    if (gap > EDGE_GAP) continue;
    for (const [leg, seat, above] of [
      [a, b, bAbove],
      [b, a, aAbove],
    ] as const) {
      const length = stats.high[leg]! - stats.low[leg]!;
      if (above < 2 || length < LEG_LENGTH || stats.area(leg) > LEG_WIDTH * length) continue;
      if (stats.area(seat) < stats.area(leg) || stats.meanHeight(seat) < stats.high[leg]!) continue;
      if (Math.abs(stats.high[leg]! - stats.low[seat]!) > LEG_REACH) continue;
      const touching = above + linked;
      if (touching > (best.get(leg)?.touching ?? 0)) best.set(leg, { seat, touching });
    }
  }
  for (const [leg, { seat }] of best) {
    const p = graph.ownerOf(leg);
    const r = graph.ownerOf(seat);
    if (p !== r) graph.join(p, r);
  }
};

const joinTableLegs = (graph: RegionGraph): void => {
  const { stats, planes } = graph;
  for (const { a, b, bAbove, gap, linked, nearerA, nearerB } of graph.currentPlaneBorders()) {
    const plane = planes[b - stats.count - 1]!;
    if (plane.role !== 'support' || !graph.isWhole(a)) continue;
    if (gap > EDGE_GAP || bAbove < 0.3 * (linked + nearerA + nearerB)) continue;
    const height = plane.level * planeDistance(plane);
    if (Math.abs(stats.high[a]! - height) > TOP_REACH || stats.meanHeight(a) > height - BELOW) continue;
    graph.giveToPlane(a, b - stats.count);
  }
};
