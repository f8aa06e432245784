/** Weight of each term of the score by its name; a missing name weighs its default. */
export type Weights = Readonly<Record<string, number>>;

/** Kinds of terms that count before any learning; all others are refinements, which only learning gives a weight. */
const COUNTED = /\.(abs|rel|rank)$/;

/** Weights before any learning: evidence counts as its logarithm, comparison with the peers half of it. */
export const defaultWeight = (name: string): number => {
  if (name === 'noun') return 2;
  if (name === 'usual') return 0;
  if (name === 'single') return 0.5;
  if (name === 'exact') return 0.7;
  if (name === 'number') return 0.2;
  if (name === 'attachLow') return -0.7;
  if (name === 'context.abs') return 0.2;
  if (name.endsWith('.rel')) return 0.5;
  if (name.endsWith('.rank')) return 1;
  return !name.includes('.') || COUNTED.test(name) ? 0.7 : 0;
};

/** Weights are asked for by the same names again and again. */
const found = new WeakMap<Weights, Map<string, number>>();

/**
 * A weight by its name, else by its kind: "R.*.abs" for all relations' names that end so, "*.abs" for all that do; else its
 * default.
 */
export const weightOf = (weights: Weights, name: string): number => {
  let known = found.get(weights);
  if (!known) {
    known = new Map();
    found.set(weights, known);
  }
  let weight = known.get(name);
  if (weight === undefined) {
    const ending = name.slice(name.lastIndexOf('.'));
    const ofKind = weights[`${name.slice(0, name.indexOf('.'))}.*${ending}`];
    weight = weights[name] ?? ofKind ?? weights[`*${ending}`] ?? defaultWeight(name);
    known.set(name, weight);
  }
  return weight;
};
