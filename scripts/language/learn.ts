import type { Example } from './examples.ts';

/** Log evidence of every object under every interpretation. */
const rowsOf = (example: Example, weights: Float64Array): Float64Array[] =>
  example.interpretations.map(({ biases, terms }) => {
    let bias = 0;
    for (const [feature, value] of biases) bias += weights[feature]! * value;
    const row = new Float64Array(example.count).fill(bias);
    for (const { feature, values } of terms) {
      const w = weights[feature]!;
      for (let i = 0; i < row.length; i++) row[i]! += w * values[i]!;
    }
    return row;
  });

/** Probability of every object, over all interpretations. */
export const probabilities = (example: Example, weights: Float64Array): Float64Array => {
  const rows = rowsOf(example, weights);
  const top = rows.reduce((a, row) => row.reduce((b, v) => Math.max(b, v), a), -Infinity);
  const mass = new Float64Array(example.count);
  let total = 0;
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) {
      const share = Math.exp(row[i]! - top);
      mass[i]! += share;
      total += share;
    }
  }
  return mass.map((share) => share / total);
};

/** Adds the gradient of -log P(target), marginal over interpretations, and returns the loss. */
const addGradient = (
  example: Example,
  weights: Float64Array,
  gradient: Float64Array,
  scale: number,
): number => {
  const rows = rowsOf(example, weights);
  const top = rows.reduce((a, row) => row.reduce((b, v) => Math.max(b, v), a), -Infinity);
  let all = 0;
  let right = 0;
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) {
      row[i] = Math.exp(row[i]! - top);
      all += row[i]!;
    }
    right += row[example.target]!;
  }
  right = Math.max(right, 1e-300);
  example.interpretations.forEach(({ biases, terms }, r) => {
    const row = rows[r]!;
    let mass = 0;
    for (let i = 0; i < row.length; i++) mass += row[i]!;
    const hit = row[example.target]! / right;
    for (const [feature, value] of biases) gradient[feature]! += scale * (mass / all - hit) * value;
    for (const { feature, values } of terms) {
      let expected = 0;
      for (let i = 0; i < row.length; i++) expected += row[i]! * values[i]!;
      gradient[feature]! += scale * (expected / all - hit * values[example.target]!);
    }
  });
  return -scale * Math.log(right / all);
};

export interface LearnOptions {
  readonly start: Float64Array;
  /** Pull toward the start, per feature, in units of examples. */
  readonly ridge: readonly number[];
  readonly steps: number;
  /** Features whose weight may not fall below 0: evidence for a word never counts against it. */
  readonly nonNegative: readonly boolean[];
  readonly frozen: readonly boolean[];
}

/** Weights that make the targets likely: Adam on the mean log loss with a ridge toward the start. */
export const learn = (examples: readonly Example[], options: LearnOptions): Float64Array => {
  const weights = Float64Array.from(options.start);
  const first = new Float64Array(weights.length);
  const second = new Float64Array(weights.length);
  const total = examples.reduce((sum, e) => sum + e.weight, 0);
  for (let step = 1; step <= options.steps; step++) {
    const gradient = new Float64Array(weights.length);
    for (const example of examples) addGradient(example, weights, gradient, example.weight);
    const rate = 0.08 * (1 - step / (options.steps + 1));
    for (let f = 0; f < weights.length; f++) {
      if (options.frozen[f]) continue;
      const g = (gradient[f]! + options.ridge[f]! * (weights[f]! - options.start[f]!)) / total;
      first[f] = 0.9 * first[f]! + 0.1 * g;
      second[f] = 0.99 * second[f]! + 0.01 * g * g;
      const move =
        (rate * (first[f]! / (1 - 0.9 ** step))) / (Math.sqrt(second[f]! / (1 - 0.99 ** step)) + 1e-6);
      weights[f] = weights[f]! - move;
      if (options.nonNegative[f] && weights[f]! < 0) weights[f] = 0;
    }
  }
  return weights;
};
