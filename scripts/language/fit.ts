/**
 * Learns the weights of core/scene/learnt.ts from development rows and says how well they do on rows of scenes that
 * they never saw.
 *
 * usage: tsx scripts/language/fit.ts metric|planar [--write] [--folds 5] FILE.jsonl[:WEIGHT]...
 *
 * Rows are grouped by scene. Cross-validated accuracy is of five models, each blind to a fifth of the scenes; the
 * weights that --write stores are of all rows together.
 */
import { writeFileSync } from 'node:fs';
import { LEARNT } from '../../src/core/scene/learnt.ts';
import { defaultWeight, type Weights } from '../../src/core/scene/weights.ts';
import { type DevSet, type Example, exampleOf, Features, loadSet } from './examples.ts';
import { learn, predict } from './learn.ts';

const [kind, ...rest] = process.argv.slice(2);
const write = rest.includes('--write');
const foldsAt = rest.indexOf('--folds');
const folds = foldsAt >= 0 ? Number(rest[foldsAt + 1]) : 5;
const ridgeAt = rest.indexOf('--ridge');
const RIDGE = ridgeAt >= 0 ? Number(rest[ridgeAt + 1]) : 8;
const STEPS = 120;
const files = rest.filter((arg) => arg.includes('.jsonl'));
if ((kind !== 'metric' && kind !== 'planar') || files.length === 0) {
  console.error(
    'usage: tsx scripts/language/fit.ts metric|planar [--write] [--folds N] FILE.jsonl[:WEIGHT]...',
  );
  process.exit(2);
}

const sets: DevSet[] = files.map((arg) => {
  const [file, weight] = arg.split(':');
  return loadSet(file!, weight ? Number(weight) : 1);
});

/** Same fold for all rows of a scene, whatever its set. */
const foldOf = (group: string): number => {
  let hash = 2166136261;
  for (const char of group) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619) >>> 0;
  return hash % folds;
};

const extract = (weights: Weights, features: Features): Example[] =>
  sets
    .flatMap((set) => set.rows.map((row) => exampleOf(row, set, weights, features)))
    .filter((e) => e.target >= 0);

const fitOnce = (examples: readonly Example[], features: Features): Weights => {
  const start = Float64Array.from(features.names, defaultWeight);
  const learnt = learn(examples, {
    start,
    ridge: RIDGE,
    steps: STEPS,
    nonNegative: features.names.map(
      (name) => !name.startsWith('B.') && name !== 'attachLow' && name !== 'prior',
    ),
    frozen: features.names.map((name) => name === 'B.viewer' || name === 'B.fixed'),
  });
  return Object.fromEntries(features.names.map((name, i) => [name, Math.round(learnt[i]! * 100) / 100]));
};

const accuracy = (
  examples: readonly Example[],
  weights: Weights,
  features: Features,
): Record<string, [number, number]> => {
  const dense = Float64Array.from(features.names, (name) => weights[name] ?? defaultWeight(name));
  const tally: Record<string, [number, number]> = {};
  for (const example of examples) {
    tally[example.set] ??= [0, 0];
    const entry = tally[example.set]!;
    entry[1]++;
    if (predict(example, dense) === example.target) entry[0]++;
  }
  return tally;
};

const show = (title: string, tally: Record<string, [number, number]>): void => {
  const parts = Object.entries(tally).map(([set, [good, n]]) => `${set} ${((100 * good) / n).toFixed(1)} %`);
  console.log(`${title}: ${parts.join(', ')}`);
};

// Anchors are found with the weights of the round before; the first round with the current ones.
const features = new Features();
const base = extract(LEARNT[kind], features);
const crossed: Record<string, [number, number]> = {};
for (let fold = 0; fold < folds; fold++) {
  const blind = fitOnce(
    base.filter((e) => foldOf(e.group) !== fold),
    features,
  );
  for (const [set, [good, n]] of Object.entries(
    accuracy(
      base.filter((e) => foldOf(e.group) === fold),
      blind,
      features,
    ),
  )) {
    crossed[set] ??= [0, 0];
    const entry = crossed[set]!;
    entry[0] += good;
    entry[1] += n;
  }
}
show('cross-validated', crossed);
const whole = fitOnce(base, features);
show('in sample', accuracy(base, whole, features));
if (write) {
  const sorted = (weights: Weights): string =>
    Object.keys(weights)
      .sort()
      .map((name) => `    '${name}': ${weights[name]},`)
      .join('\n');
  const all = { ...LEARNT, [kind]: whole };
  writeFileSync(
    new URL('../../src/core/scene/learnt.ts', import.meta.url),
    `import type { Weights } from './weights.ts';

/** Learnt weights by kind of scene; written by scripts/language/fit.ts. */
export const LEARNT: { readonly metric: Weights; readonly planar: Weights } = {
  metric: {
${sorted(all.metric)}
  },
  planar: {
${sorted(all.planar)}
  },
};
`,
  );
}
