import { measureLowerBorders } from '../measureLowerBorders.ts';
import type { RegionGraph } from '../RegionGraph.ts';

/** Leaves are no larger than this (m^2) and lie within this (m, in depth) of the next one. */
const LEAF_AREA = 0.04;
const LEAF_GAP = 0.4;
/** So many pieces that rest on nothing are one plant. */
const LEAST_LEAVES = 5;
/** Share of the lower border on something, above which a piece rests, and over farther things, above which it hangs. */
const RESTING_SHARE = 0.15;
const OPEN_SHARE = 0.3;
/** Lower borders this short (cells) say nothing. */
const SHORT_BORDER = 4;

/** A bunch of pieces that hang in the air beside and behind each other is one thing: a plant, a bunch of cables. */
export const joinFoliage = (graph: RegionGraph): void => {
  const { stats } = graph;
  const borders = graph.currentBorders();
  const { lower, open, resting } = measureLowerBorders(graph, borders);
  const isLeaf = (id: number): boolean =>
    stats.area(id) < LEAF_AREA &&
    resting[id]! <= RESTING_SHARE * lower[id]! &&
    (open[id]! >= OPEN_SHARE * lower[id]! || lower[id]! <= SHORT_BORDER);
  const bunch = new Int32Array(stats.count + 1);
  const size = new Int32Array(stats.count + 1);
  for (let id = 1; id <= stats.count; id++) bunch[id] = id;
  const find = (id: number): number => {
    let at = id;
    while (bunch[at] !== at) at = bunch[at]!;
    return at;
  };
  for (const { a, b, gap } of borders) {
    if (gap > LEAF_GAP || !isLeaf(a) || !isLeaf(b)) continue;
    const p = find(a);
    const r = find(b);
    bunch[Math.max(p, r)] = Math.min(p, r);
  }
  for (let id = 1; id <= stats.count; id++) if (graph.isWhole(id)) size[find(id)]!++;
  for (let id = 1; id <= stats.count; id++) {
    const root = find(id);
    if (root === id || size[root]! < LEAST_LEAVES || !graph.isWhole(id)) continue;
    const p = graph.ownerOf(id);
    const r = graph.ownerOf(root);
    if (p !== r) graph.join(p, r);
  }
};
