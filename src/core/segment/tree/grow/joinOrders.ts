import type { JoinWeights } from './joinCost.ts';

/** How the trees differ: the first trusts depth, the second colour. a random search for the recall of the whole forest found the weights (docs/seeing.md). */
export const JOIN_ORDERS: readonly JoinWeights[] = [
  { colour: 2.39, edge: 1.53, turn: 0.17, step: 39.6, offset: 0.1, size: 0.0043 },
  { colour: 12.3, edge: 2.83, turn: 0.084, step: 4.15, offset: 0.024, size: 0.0364 },
];
