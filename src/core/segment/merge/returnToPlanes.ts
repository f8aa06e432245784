import { type DepthNoise, depthSigmaAt, patchSigmaAt } from '../depthNoise.ts';
import type { StructurePlane } from '../planes/classifyPlanes.ts';
import type { Plane } from '../planes/Plane.ts';
import { MOMENTS, meanSquareResidual } from '../planes/PlaneMoments.ts';
import { borderLengths, type RegionGraph } from './RegionGraph.ts';
import type { RegionStats } from './RegionStats.ts';

/** A region that keeps this close (standard deviations, root mean square) to a plane it touches is part of it. */
const PLANE_SIGMAS = 3;
/** Share of its border that such a region has with the plane. */
const PLANE_BORDER = 0.4;
/** So is a small one (m^2) that rises this little (m) or is lost in noise, and a larger one that rises less. */
const SPECK_AREA = 2e-3;
const SPECK_HEIGHT = 0.009;
const SPECK_SIGMAS = 4.5;
const BLISTER_AREA = 1e-2;
const BLISTER_HEIGHT = 0.0065;
/** What keeps this close (m) to the floor all over is floor. */
const RUG_HEIGHT = 0.02;
/** And one that sinks below the plane (m): depth cameras bend planes, but nothing stands inside a table. */
const DENT_DEPTH = 0.02;

/** Specks and bent margins of a plane that stick out of it no more than noise. */
export const returnToPlanes = (graph: RegionGraph): void => {
  const { stats, borders, planes, noise, fate } = graph;
  const around = borderLengths(stats.count, borders);
  for (const { a, b, linked, nearerA, nearerB } of borders) {
    if (b <= stats.count || a > stats.count || fate[a] !== a) continue;
    if (isOnFloor(graph, a, planes[b - stats.count - 1]!)) {
      graph.giveToPlane(a, b - stats.count);
      continue;
    }
    if (linked < 0.5 * (linked + nearerA + nearerB) || linked < PLANE_BORDER * around[a]!) continue;
    const plane = planes[b - stats.count - 1]!;
    const sigmas = offPlane(stats, a, plane, noise);
    const height = meanHeight(stats, a, plane);
    const small = stats.area(a) < SPECK_AREA;
    const flat = small ? SPECK_HEIGHT : stats.area(a) < BLISTER_AREA ? BLISTER_HEIGHT : 0;
    if (
      sigmas < PLANE_SIGMAS ||
      (height < 0 && height > -DENT_DEPTH) ||
      Math.abs(height) < flat ||
      (small && sigmas < SPECK_SIGMAS)
    )
      graph.giveToPlane(a, b - stats.count);
  }
};

/** Rugs, strips of floor beside them and what is as thin as they are. */
const isOnFloor = ({ stats, noise }: RegionGraph, id: number, plane: StructurePlane): boolean => {
  if (plane.role !== 'floor') return false;
  const slack = 2 * depthSigmaAt(noise, stats.centre(id)[2]);
  return (
    Math.abs(meanHeight(stats, id, plane)) < RUG_HEIGHT + slack &&
    stats.high[id]! - stats.low[id]! < 2 * RUG_HEIGHT + 2 * slack
  );
};

/** Mean height of a region above a plane, m, positive on the camera's side. */
const meanHeight = (stats: RegionStats, id: number, { a, b, c }: Plane): number => {
  const [x, y, z] = stats.centre(id);
  return (1 - (a * x + b * y + c * z)) / (Math.hypot(a, b, c) || Infinity);
};

/** Root mean square distance of a region from a plane, in standard deviations. */
const offPlane = (stats: RegionStats, id: number, plane: Plane, noise: DepthNoise): number => {
  const m = stats.moments;
  const at = id * MOMENTS;
  return Math.sqrt(meanSquareResidual(m, at, plane)) / patchSigmaAt(noise, m[at + 6]! / m[at]!);
};
