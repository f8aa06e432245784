import type { JoinWeights } from './joinCost.ts';

/** How the trees differ: the first trusts depth, the second colour. scripts/regions/searchOrders.ts found the weights. */
export const JOIN_ORDERS: readonly JoinWeights[] = [
  { colour: 4.4, edge: 1.9, turn: 0.17, step: 72, offset: 0.075, size: 0.0082 },
  { colour: 7.7, edge: 5.1, turn: 0.07, step: 6.9, offset: 0.042, size: 0.0196 },
];
