/**
 * Learns data/annotatedWeights.json of core/spatial/scoring/models from development rows and says how well they do on
 * rows of scenes that they never saw.
 *
 * usage: tsx scripts/language/fit.ts metric|planar [--write] [--folds 5] [--blind OUT.jsonl] FILE.jsonl[:WEIGHT]...
 *
 * Rows are grouped by scene. Cross-validated accuracy is of five models, each blind to a fifth of the scenes; the
 * weights that --write stores are of all rows together. --blind writes what those five made of each row: for whoever
 * combines it with another's view (train/blend.py).
 */
import { writeFileSync } from 'node:fs';
import type { GroundingRow } from '../../src/cli/eval/groundingRows.ts';
import { hash } from '../../src/cli/hash.ts';
import { LEARNT } from '../../src/core/spatial/scoring/models/learntWeights.ts';
import { defaultWeight, type Weights } from '../../src/core/spatial/scoring/models/weights.ts';
import { type DevSet, type Example, exampleOf, Features, groupOf, loadSet, renumbered } from './examples.ts';
import { learn, probabilities } from './learn.ts';

const [kind, ...rest] = process.argv.slice(2);
const write = rest.includes('--write');
const foldsAt = rest.indexOf('--folds');
const folds = foldsAt >= 0 ? Number(rest[foldsAt + 1]) : 5;
const ridgeAt = rest.indexOf('--ridge');
const RIDGE = ridgeAt >= 0 ? Number(rest[ridgeAt + 1]) : 15;
/** Pull of the kinds' weights toward the hand-set defaults. */
const KIN_RIDGE = 1;
/** Pull of the colours' weights toward nothing. */
const COLOUR_RIDGE = 12;
const STEPS = 120;
const blindAt = rest.indexOf('--blind');
const blindFile = blindAt >= 0 ? rest[blindAt + 1] : undefined;
const files = rest.filter((arg, i) => arg.includes('.jsonl') && (blindAt < 0 || i !== blindAt + 1));
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
const foldOf = (group: string): number => hash(group) % folds;

const extract = (
  weights: Weights,
  features: Features,
  wanted: (row: GroundingRow) => boolean = () => true,
): Example[] =>
  sets
    .flatMap((set) => set.rows.filter(wanted).map((row) => exampleOf(row, set, weights, features)))
    .filter((e) => e.target >= 0);

/** Terms that start from one weight: all relations' logarithms, all orders' ranks; others stand for themselves. */
const kinOf = (name: string): string =>
  name.replace(/^([RAON])\..*\.(abs|rel|place|first|rank|row|bad|poor|fair|good)$/, '$1.*.$2');

const isFree = (name: string): boolean =>
  name.startsWith('B.') || name.startsWith('C.') || name === 'attachLow' || name === 'prior';
const isFrozen = (name: string): boolean => name === 'B.viewer' || name === 'B.fixed';

const fitNames = (
  examples: readonly Example[],
  names: readonly string[],
  start: Float64Array,
  ridge: number,
) =>
  learn(examples, {
    start,
    ridge: names.map((name) => (name.startsWith('C.') ? COLOUR_RIDGE : ridge)),
    steps: STEPS,
    nonNegative: names.map((name) => !isFree(name)),
    frozen: names.map(isFrozen),
  });

/**
 * First one weight for all terms of a kind, from the hand-set defaults; then each term its own, pulled toward its
 * kind's: what is seldom said weighs as its kin does.
 */
const fitOnce = (examples: readonly Example[], features: Features): Weights => {
  const { names } = features;
  const kin = new Features();
  const kinIndex = names.map((name) => kin.of(kinOf(name)));
  const shared = fitNames(
    examples.map((example) => renumbered(example, kinIndex)),
    kin.names,
    Float64Array.from(kin.names, (name) => defaultWeight(name)),
    KIN_RIDGE,
  );
  const start = Float64Array.from(names, (_, i) => shared[kinIndex[i]!]!);
  const learnt = fitNames(examples, names, start, RIDGE);
  return Object.fromEntries(names.map((name, i) => [name, Math.round(learnt[i]! * 100) / 100]));
};

interface Tally {
  right: number;
  rows: number;
  /** Sum of the logarithms of the targets' probabilities: moves less by chance than the count of right answers. */
  logLikelihood: number;
}

const accuracy = (
  examples: readonly Example[],
  weights: Weights,
  features: Features,
  told: (example: Example, probability: Float64Array) => void = () => {},
): Record<string, Tally> => {
  const dense = Float64Array.from(features.names, (name) => weights[name] ?? defaultWeight(name));
  const tally: Record<string, Tally> = {};
  for (const example of examples) {
    tally[example.set] ??= { right: 0, rows: 0, logLikelihood: 0 };
    const entry = tally[example.set]!;
    const probability = probabilities(example, dense);
    told(example, probability);
    entry.rows++;
    entry.logLikelihood += Math.log(Math.max(1e-6, probability[example.target]!));
    if (probability.indexOf(Math.max(...probability)) === example.target) entry.right++;
  }
  return tally;
};

const show = (title: string, tally: Record<string, Tally>): void => {
  const parts = Object.entries(tally).map(
    ([set, { right, rows, logLikelihood }]) =>
      `${set} ${((100 * right) / rows).toFixed(1)} % (log likelihood ${(logLikelihood / rows).toFixed(4)})`,
  );
  console.log(`${title}: ${parts.join(', ')}`);
};

// Anchors are found with the weights of the round before; the first round with the current ones.
const features = new Features();
const base = extract(LEARNT[kind], features);
const crossed: Record<string, Tally> = {};
const blindLines: string[] = [];
for (let fold = 0; fold < folds; fold++) {
  const blind = fitOnce(
    base.filter((e) => foldOf(e.group) !== fold),
    features,
  );
  const held = (row: GroundingRow): boolean => foldOf(groupOf(row)) === fold;
  // Even the anchors are found with weights that never saw the fold.
  const examples = extract(blind, features, held);
  const tell = ({ group, expression, target }: Example, probability: Float64Array): void => {
    const chances = [...probability].map((p) => Math.round(p * 1e5) / 1e5);
    blindLines.push(JSON.stringify({ group, expression, target, chances }));
  };
  for (const [set, part] of Object.entries(accuracy(examples, blind, features, tell))) {
    crossed[set] ??= { right: 0, rows: 0, logLikelihood: 0 };
    const entry = crossed[set]!;
    entry.right += part.right;
    entry.rows += part.rows;
    entry.logLikelihood += part.logLikelihood;
  }
}
show('cross-validated', crossed);
if (blindFile) writeFileSync(blindFile, `${blindLines.join('\n')}\n`);
if (write) {
  const whole = fitOnce(base, features);
  show('in sample', accuracy(base, whole, features));
  const sorted = (weights: Weights): Weights =>
    Object.fromEntries(Object.entries(weights).sort(([a], [b]) => (a < b ? -1 : 1)));
  const all = { ...LEARNT, [kind]: whole };
  writeFileSync(
    new URL('../../src/core/spatial/scoring/models/data/annotatedWeights.json', import.meta.url),
    `${JSON.stringify({ metric: sorted(all.metric), planar: sorted(all.planar) }, null, 2)}\n`,
  );
}
