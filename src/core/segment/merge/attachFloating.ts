import { depthSigmaAt } from '../depthNoise.ts';
import type { RegionBorder } from '../regions/collectBorders.ts';
import { measureLowerBorders } from './measureLowerBorders.ts';
import type { RegionGraph } from './RegionGraph.ts';

/** A region floats when this share of its lower border hangs over farther things, and less than that rests on something. */
const OPEN_SHARE = 0.7;
const RESTING_SHARE = 0.15;
/** What it belongs to is this near in depth (m, besides noise). */
const REACH = 0.12;
const MOST_ROUNDS = 6;
/** Larger things (m^2) lie on something, overhang it, hang on walls or stand on what is hidden. */
const MOST_AREA = 0.008;

/** Things do not float: leaves, limbs and knobs hang on the nearest thing that they touch. */
export const attachFloating = (graph: RegionGraph): void => {
  const { stats, noise } = graph;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const borders = graph.currentBorders();
    const floats = floating(graph, borders);
    const best = new Map<number, RegionBorder>();
    for (const border of borders) {
      const reach = REACH + 2 * depthSigmaAt(noise, stats.centre(border.a)[2]);
      if (border.gap > reach) continue;
      for (const id of [border.a, border.b]) {
        if (floats[id] !== 1) continue;
        const rival = best.get(id);
        if (!rival || holds(border) > holds(rival)) best.set(id, border);
      }
    }
    let joined = 0;
    for (const [, { a, b }] of best) {
      const p = graph.ownerOf(a);
      const r = graph.ownerOf(b);
      if (p === r) continue;
      graph.join(p, r);
      joined++;
    }
    if (joined === 0) return;
  }
};

/** How firmly two regions hang together: where the surface runs on counts more than a small step. */
const holds = ({ linked, nearerA, nearerB, gap }: RegionBorder): number =>
  3 * linked + (nearerA + nearerB) / (1 + 40 * gap);

/** 1 for every whole region whose lower border is open. */
const floating = (graph: RegionGraph, borders: readonly RegionBorder[]): Uint8Array => {
  const { stats } = graph;
  const { lower, open, resting } = measureLowerBorders(graph, borders);
  const floats = new Uint8Array(stats.count + 1);
  for (let id = 1; id <= stats.count; id++) {
    if (!graph.isWhole(id) || stats.area(id) > MOST_AREA || lower[id]! < 2) continue;
    if (open[id]! > OPEN_SHARE * lower[id]! && resting[id]! < RESTING_SHARE * lower[id]!) floats[id] = 1;
  }
  return floats;
};
