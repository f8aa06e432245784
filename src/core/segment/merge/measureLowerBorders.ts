import type { RegionBorder } from '../regions/collectBorders.ts';
import type { RegionGraph } from './RegionGraph.ts';

/** Where the lower border of each region ends, in pairs of cells (shares of the whole border stand for its parts). */
export interface LowerBorders {
  readonly lower: Float64Array;
  /** Over farther things. */
  readonly open: Float64Array;
  /** On something. */
  readonly resting: Float64Array;
}

/** What each whole region hangs over or rests on. */
export const measureLowerBorders = (graph: RegionGraph, borders: readonly RegionBorder[]): LowerBorders => {
  const { count } = graph.stats;
  const lower = new Float64Array(count + 1);
  const open = new Float64Array(count + 1);
  const resting = new Float64Array(count + 1);
  const add = ({ a, b, aAbove, bAbove, linked, nearerA, nearerB }: RegionBorder): void => {
    const whole = linked + nearerA + nearerB;
    lower[a]! += aAbove;
    open[a]! += (aAbove * nearerA) / whole;
    resting[a]! += (aAbove * linked) / whole;
    if (b > count) return;
    lower[b]! += bAbove;
    open[b]! += (bAbove * nearerB) / whole;
    resting[b]! += (bAbove * linked) / whole;
  };
  for (const border of borders) add(border);
  for (const border of graph.currentPlaneBorders()) add(border);
  return { lower, open, resting };
};
