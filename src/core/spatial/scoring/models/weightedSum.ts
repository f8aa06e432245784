import type { Feature } from '../Feature.ts';
import { type Weights, weightOf } from './weights.ts';

/** Weighted sum of features by object. */
export const weightedSum = (features: readonly Feature[], weights: Weights, count: number): Float64Array => {
  const total = new Float64Array(count);
  for (const { name, values } of features) {
    const weight = weightOf(weights, name);
    if (weight === 0) continue;
    for (let i = 0; i < count; i++) total[i]! += weight * values[i]!;
  }
  return total;
};
