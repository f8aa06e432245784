import type { Vec3 } from '../../types/geometry.ts';
import { type DepthNoise, depthSigmaAt } from '../depthNoise.ts';
import type { RegionGraph } from './RegionGraph.ts';
import type { RegionStats } from './RegionStats.ts';

/** Pieces on both sides of an occluder are one thing when they go on in each other: cosine of normals, m, m. */
const BRIDGE_NORMAL = 0.95;
const BRIDGE_OFFSET = 0.012;
const BRIDGE_HEIGHT = 0.015;

/** Two pieces beside one nearer thing, each ending behind it, level and in line with each other. */
export const bridgeOccluders = (graph: RegionGraph): void => {
  const { stats, noise } = graph;
  const hiddenBy = new Map<number, number[]>();
  for (const { a, b, linked, nearerA, nearerB } of graph.currentBorders()) {
    if (Math.max(nearerA, nearerB) < Math.max(4, 2 * linked)) continue;
    const [front, back] = nearerA > nearerB ? [a, b] : [b, a];
    hiddenBy.set(front, [...(hiddenBy.get(front) ?? []), back]);
  }
  for (const [front, backs] of hiddenBy) {
    for (let x = 0; x < backs.length; x++)
      for (let y = x + 1; y < backs.length; y++) {
        const p = graph.ownerOf(backs[x]!);
        const r = graph.ownerOf(backs[y]!);
        if (p !== r && straddle(stats, p, r, graph.ownerOf(front)) && continues(stats, p, r, noise))
          graph.join(p, r);
      }
  }
};

/** The pieces lie apart from each other and the occluder spans the gap, along the row or the column. */
const straddle = (stats: RegionStats, p: number, r: number, front: number): boolean => {
  return spans(stats.left, stats.right, p, r, front) || spans(stats.top, stats.bottom, p, r, front);
};

const spans = (low: Int32Array, high: Int32Array, p: number, r: number, front: number): boolean => {
  const [first, second] = low[p]! < low[r]! ? [p, r] : [r, p];
  const start = high[first]!;
  const end = low[second]!;
  if (start > end + 3) return false;
  const covered = Math.min(end, high[front]!) - Math.max(start, low[front]!);
  return covered >= 0.4 * (end - start) && low[front]! < end && high[front]! > start;
};

const continues = (stats: RegionStats, p: number, r: number, noise: DepthNoise): boolean => {
  const m = stats.meanNormal(p);
  const n = stats.meanNormal(r);
  const norms = Math.hypot(...m) * Math.hypot(...n);
  if (m[0] * n[0] + m[1] * n[1] + m[2] * n[2] < BRIDGE_NORMAL * norms) return false;
  const a = stats.centre(p);
  const b = stats.centre(r);
  const sum: Vec3 = [m[0] + n[0], m[1] + n[1], m[2] + n[2]];
  const along = (a[0] - b[0]) * sum[0] + (a[1] - b[1]) * sum[1] + (a[2] - b[2]) * sum[2];
  const sigma = 2 * depthSigmaAt(noise, (a[2] + b[2]) / 2);
  return (
    Math.abs(along) / Math.hypot(...sum) < BRIDGE_OFFSET + sigma &&
    Math.abs(stats.high[p]! - stats.high[r]!) < BRIDGE_HEIGHT + sigma
  );
};
