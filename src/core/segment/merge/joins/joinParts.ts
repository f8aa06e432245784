import type { RegionGraph } from '../RegionGraph.ts';

/** Parts (handles, lids) may be this much of the whole and this large (m^2). */
const PART_SHARE = 0.06;
const PART_AREA = 1.2e-3;

/** Handles and knobs: small, and joined to one thing more than they border on anything else of its size. */
export const joinParts = (graph: RegionGraph): void => {
  const { stats } = graph;
  const best = new Map<number, { whole: number; linked: number }>();
  for (const { a, b, linked } of graph.currentBorders()) {
    if (linked < 2) continue;
    const small = stats.size[a]! <= stats.size[b]! ? a : b;
    const whole = small === a ? b : a;
    if (stats.area(small) > PART_AREA || stats.size[small]! > PART_SHARE * stats.size[whole]!) continue;
    if (linked > (best.get(small)?.linked ?? 0)) best.set(small, { whole, linked });
  }
  for (const [small, { whole }] of best) {
    const p = graph.ownerOf(small);
    const r = graph.ownerOf(whole);
    if (p !== r) graph.join(p, r);
  }
};
