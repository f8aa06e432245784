import { planeDistance } from '../../planes/Plane.ts';
import type { RegionGraph } from '../RegionGraph.ts';

/** Height (m) of seats above the floor. */
const SEAT_LOW = 0.28;
const SEAT_HIGH = 0.62;
/** A back begins this little (m) below the seat's top and rises this far above it. */
const BACK_BASE = 0.15;
const BACK_LEAST = 0.18;
const BACK_MOST = 0.9;
/** Share of the seat's columns that the back spans: what lies or stands on a seat is narrower. */
const BACK_SPAN = 0.7;
/** Seen area (m^2, face on) of a seat. */
const SEAT_AREA = 0.03;
const LEAST_CONTACT = 5;

/** Seat and back of a chair or sofa meet in a concave seam, and are one thing all the same. */
export const joinSeatBacks = (graph: RegionGraph): void => {
  const { stats, planes } = graph;
  const floor = planes.find(({ role }) => role === 'floor');
  if (!floor) return;
  const ground = floor.level * planeDistance(floor);
  for (const { a, b, linked } of graph.currentBorders()) {
    if (linked < LEAST_CONTACT) continue;
    for (const [first, second] of [
      [a, b],
      [b, a],
    ] as const) {
      const seat = graph.ownerOf(first);
      const back = graph.ownerOf(second);
      if (seat === back || stats.area(seat) < SEAT_AREA) continue;
      const top = stats.high[seat]!;
      const rise = stats.high[back]! - top;
      if (top - ground < SEAT_LOW || top - ground > SEAT_HIGH || rise < BACK_LEAST || rise > BACK_MOST)
        continue;
      if (stats.low[back]! < top - BACK_BASE || span(graph, seat, back) < BACK_SPAN) continue;
      graph.join(seat, back);
      break;
    }
  }
};

/** Share of the first region's columns over which the second extends. */
const span = ({ stats }: RegionGraph, p: number, r: number): number => {
  const shared = Math.min(stats.right[p]!, stats.right[r]!) - Math.max(stats.left[p]!, stats.left[r]!) + 1;
  return shared / (stats.right[p]! - stats.left[p]! + 1);
};
