import type { Vec3 } from '../../../types/geometry.ts';
import { eachPoint } from '../eachPoint.ts';
import { Footprint } from '../Footprint.ts';
import { groundOf } from '../groundOf.ts';
import { ownersAbove } from '../ownersAbove.ts';
import type { RegionGraph } from '../RegionGraph.ts';

/** Posts are this long and no wider (m), and stand on the floor; longer ones may be hidden down there. */
const LENGTH = 0.15;
const WIDTH = 0.2;
const SLENDER = 2;
const FOOT = 0.1;
const POLE = 0.5;
/** What a post carries is no lower than this (m) below its upper end, on the whole, and begins no higher above it. */
const BELOW = 0.12;
/** It stands under it, but for this (m); so do most of its cells. */
const OUTSIDE = 0.06;
const UNDER_SHARE = 0.7;
/** Share of its upper end that has the carried thing above it. */
const COVERED = 0.5;

/** The pole of a lamp and the far legs of a stool are seen apart from what they carry, farther away than its edge. */
export const joinPosts = (graph: RegionGraph): void => {
  const { stats, planes, cells } = graph;
  const ground = groundOf(planes);
  const floor = planes.find(({ role }) => role === 'floor');
  if (ground === undefined || !floor) return;
  for (let id = 1; id <= stats.count; id++) {
    if (!graph.isWhole(id) || stats.size[id]! < 8) continue;
    const length = stats.high[id]! - stats.low[id]!;
    const width = ((stats.right[id]! - stats.left[id]! + 1) * stats.centre(id)[2]) / cells.grid.fx;
    if (length < LENGTH || width > WIDTH || length < SLENDER * width) continue;
    if (length < POLE && stats.low[id]! > ground + FOOT) continue;
    const { ends, columns } = ownersAbove(graph, id);
    for (const [carried, count] of columns) {
      if (carried <= 0 || count < COVERED * ends || stats.area(carried) < stats.area(id)) continue;
      if (stats.meanHeight(carried) < stats.high[id]! - BELOW) continue;
      if (stats.low[carried]! > stats.high[id]! + BELOW || !isUnder(graph, id, carried, floor.normal))
        continue;
      graph.join(id, carried);
      break;
    }
  }
};

const isUnder = (graph: RegionGraph, id: number, carried: number, up: Vec3): boolean => {
  const footprint = Footprint.ofPoints(up, (add) => eachPoint(graph, carried, add));
  let inside = 0;
  eachPoint(graph, id, (x, y, z) => {
    if (footprint.holds(x, y, z, OUTSIDE)) inside++;
  });
  return inside >= UNDER_SHARE * graph.stats.size[id]!;
};
