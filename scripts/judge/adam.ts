/** Adam with a falling step. `gradient` adds into its second argument; `fix` may mend the weights after each step. */
export const adam = (
  start: Float64Array,
  {
    steps,
    rate,
    fix,
  }: { readonly steps: number; readonly rate: number; readonly fix?: (w: Float64Array) => void },
  gradient: (weights: Float64Array, into: Float64Array) => void,
): Float64Array => {
  const weights = Float64Array.from(start);
  const first = new Float64Array(weights.length);
  const second = new Float64Array(weights.length);
  for (let step = 1; step <= steps; step++) {
    const g = new Float64Array(weights.length);
    gradient(weights, g);
    const size = rate * (1 - step / (steps + 1));
    for (let k = 0; k < weights.length; k++) {
      first[k] = 0.9 * first[k]! + 0.1 * g[k]!;
      second[k] = 0.99 * second[k]! + 0.01 * g[k]! * g[k]!;
      const mean = first[k]! / (1 - 0.9 ** step);
      weights[k]! -= (size * mean) / (Math.sqrt(second[k]! / (1 - 0.99 ** step)) + 1e-6);
    }
    fix?.(weights);
  }
  return weights;
};
