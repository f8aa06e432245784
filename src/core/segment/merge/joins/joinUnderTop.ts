import { depthSigmaAt } from '../../depthNoise.ts';
import { heightOver, planeDistance } from '../../planes/Plane.ts';
import { eachPoint } from '../eachPoint.ts';
import { Footprint } from '../Footprint.ts';
import { groundOf } from '../groundOf.ts';
import { ownersAbove } from '../ownersAbove.ts';
import type { RegionGraph } from '../RegionGraph.ts';

/** Legs and aprons reach to this little (m) below the top, or the table hides their upper end. */
const APRON = 0.16;
/** Cells may be this much (m, besides noise) above it, for its edge is uneven; the region ends this far below it. */
const ABOVE = 0.01;
const LEAST_DROP = 0.06;
/** Legs stand this little (m) outside of what is seen of the top. */
const OUTSIDE = 0.06;
/** Share of a region's cells that lie under the top. */
const SHARE = 0.8;
/** A leg whose upper end is hidden is no wider than this (m, with its slant). */
const LEG_WIDTH = 0.2;
/** Share of the upper end of a leg or apron that has the table above it. */
const COVERED = 0.5;

/** What hangs or stands under a table and reaches up to its top, legs and aprons, is the table. */
export const joinUnderTop = (graph: RegionGraph): void => {
  const { stats, planes, noise, cells } = graph;
  const ground = groundOf(planes);
  planes.forEach((plane, index) => {
    if (plane.role !== 'support') return;
    const top = plane.level * planeDistance(plane);
    const { normal } = plane;
    const heightOf = heightOver(plane);
    let footprint: Footprint | undefined;
    const isUnder = (id: number): boolean => {
      const slack = ABOVE + depthSigmaAt(noise, stats.centre(id)[2]);
      if (stats.meanHeight(id) > top || stats.low[id]! > top - LEAST_DROP) return false;
      if (ground !== undefined && stats.low[id]! < ground - OUTSIDE) return false;
      footprint ??= Footprint.ofPlane(cells, index + 1, normal);
      const under = footprint;
      let inside = 0;
      eachPoint(graph, id, (x, y, z) => {
        if (heightOf(x, y, z) < slack && under.holds(x, y, z, OUTSIDE)) inside++;
      });
      return inside >= SHARE * stats.size[id]!;
    };
    const join = (isPart: (id: number) => boolean): void => {
      for (let id = 1; id <= stats.count; id++)
        if (graph.isWhole(id) && isPart(id) && isCovered(graph, id, index + 1) && isUnder(id))
          graph.giveToPlane(id, index + 1);
    };
    // Front legs and aprons first: they hide the upper ends of the others.
    join((id) => stats.high[id]! > top - APRON);
    join((id) => widthOf(graph, id) < LEG_WIDTH);
  });
};

/** Metres, along the rows. */
const widthOf = ({ stats, cells }: RegionGraph, id: number): number =>
  ((stats.right[id]! - stats.left[id]! + 1) * stats.centre(id)[2]) / cells.grid.fx;

/** Whether the plane, or what is part of it by now, is right above the region's upper end in the image. */
const isCovered = (graph: RegionGraph, id: number, plane: number): boolean => {
  const { ends, columns } = ownersAbove(graph, id);
  return (columns.get(-plane) ?? 0) >= COVERED * ends;
};
