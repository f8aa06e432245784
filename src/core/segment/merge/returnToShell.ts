import { depthSigmaAt } from '../depthNoise.ts';
import { heightOver } from '../planes/Plane.ts';
import { eachPoint } from './eachPoint.ts';
import { groundOf } from './groundOf.ts';
import type { RegionGraph } from './RegionGraph.ts';

/** Skirting boards rise this little (m) above the floor and stand this little off their wall. */
const SKIRTING_HEIGHT = 0.17;
const SKIRTING_DEPTH = 0.05;
/** What keeps this close (m) to the floor is floor, and to a wall at its foot wall, whatever its shape. */
const FLOOR_REACH = 0.025;
/** Share of a strip's cells that lie so, and how much longer than high a skirting board is. */
const SHARE = 0.95;
const LONGER = 2;

/** Strips at the foot of walls (skirting boards, floor between things and the wall) are the room's, not things. */
export const returnToShell = (graph: RegionGraph): void => {
  const { stats, planes, noise, cells } = graph;
  const ground = groundOf(planes);
  if (ground === undefined) return;
  const shell = planes.flatMap((plane, index) =>
    plane.role === 'floor' || plane.role === 'wall'
      ? [{ isFloor: plane.role === 'floor', heightOf: heightOver(plane), number: index + 1 }]
      : [],
  );
  for (let id = 1; id <= stats.count; id++) {
    if (!graph.isWhole(id) || stats.size[id]! < 3) continue;
    const centre = stats.centre(id);
    const slack = 2 * depthSigmaAt(noise, centre[2]);
    if (stats.high[id]! > ground + SKIRTING_HEIGHT + slack || stats.low[id]! < ground - 0.1 - slack) continue;
    const length = ((stats.right[id]! - stats.left[id]! + 1) * centre[2]) / cells.grid.fx;
    const wallReach = length < LONGER * (stats.high[id]! - stats.low[id]!) ? FLOOR_REACH : SKIRTING_DEPTH;
    const held = new Int32Array(shell.length);
    let inside = 0;
    eachPoint(graph, id, (x, y, z) => {
      let at = -1;
      for (let k = 0; k < shell.length && at < 0; k++) {
        const { isFloor, heightOf } = shell[k]!;
        const off = heightOf(x, y, z);
        if (off < (isFloor ? FLOOR_REACH : wallReach) + slack && off > -FLOOR_REACH - slack) at = k;
      }
      if (at < 0) return;
      inside++;
      held[at]!++;
    });
    if (inside < SHARE * stats.size[id]!) continue;
    let most = 0;
    for (let at = 1; at < shell.length; at++) if (held[at]! > held[most]!) most = at;
    graph.giveToPlane(id, shell[most]!.number);
  }
};
