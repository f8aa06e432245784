import stored from './data/annotatedWeights.json' with { type: 'json' };
import type { Weights } from './weights.ts';

/** A stored table of weights as it may be used. A weight that is no finite number is a broken build: it throws. */
const checked = (name: string, table: Weights): Weights => {
  const bad = Object.entries(table).find(([, weight]) => !Number.isFinite(weight));
  if (bad) throw new Error(`annotatedWeights.json: ${name}, ${bad[0]}: ${bad[1]} is no weight`);
  return table;
};

/** Learnt weights by kind of annotated scene; data/annotatedWeights.json is written by scripts/language/fit.ts. */
export const LEARNT: { readonly metric: Weights; readonly planar: Weights } = {
  metric: checked('metric', stored.metric),
  planar: checked('planar', stored.planar),
};
