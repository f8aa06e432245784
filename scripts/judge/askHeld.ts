/**
 * What the judge of detected scenes answers of sources that it was not fitted to, beside the questions of fit.ts: nouns of
 * which nothing is in view, counts of every noun, and statements about rendered frames.
 *
 *   npx tsx scripts/judge/fit.ts OWN.json MASKS.json --folds 8 --numbers FOLDS.json
 *   npx tsx scripts/judge/askHeld.ts OWN.json FOLDS.json [--nouns 100] [--of 2] [--seed 1] [--list]
 *
 * `--of`: statements of a kind and verdict in a frame, at most. In the place of FOLDS.json the stored numbers
 * (detectedWeights.json) say what is so in sample.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { drawStatements } from '../../src/cli/eval/verify/drawStatements.ts';
import { wilson } from '../../src/cli/eval/wilson.ts';
import { hash } from '../../src/cli/hash.ts';
import { Random } from '../../src/cli/Random.ts';
import { ask } from '../../src/core/spatial/dialogue/ask.ts';
import { resolve } from '../../src/core/spatial/grounding/resolve.ts';
import { plural } from '../../src/core/spatial/lexicon/morphology.ts';
import { measuredScene } from '../../src/core/spatial/scene/seen/measuredScene.ts';
import type { DetectedNumbers } from '../../src/core/spatial/scoring/models/detected/DetectedNumbers.ts';
import { detectedModel } from '../../src/core/spatial/scoring/models/detected/detectedModel.ts';
import { verify } from '../../src/core/spatial/verify/verify.ts';
import { seededRandom } from '../../test/support/random.ts';
import { drawAbsent, nounsToAsk } from '../language/drawAbsent.ts';
import type { SensedFrame } from './SensedFrame.ts';
import { readSensed } from './sensedJson.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    nouns: { type: 'string', default: '100' },
    of: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    list: { type: 'boolean', default: false },
  },
});
const [sensed, fitted] = positionals;
if (!sensed || !fitted) throw new Error('usage: askHeld.ts OWN.json FOLDS.json');
const frames = readSensed(sensed);
const seed = Number(values.seed);
const sources = [...new Set(frames.map(({ source }) => source))];
const stored: DetectedNumbers | readonly DetectedNumbers[] = JSON.parse(readFileSync(fitted, 'utf8'));
const folds = 'noun' in stored ? [stored] : stored;
/** As fit.ts numbers them. */
const numbersFor = (source: string): DetectedNumbers => folds[sources.indexOf(source) % folds.length]!;

/** Nouns of which nothing is in view that are counted in a frame. */
const ABSENT_COUNTED = 30;

/** Shares by name, in order of appearance. */
class Tally {
  readonly #counts = new Map<string, Map<string, number>>();
  add(name: string, outcome: string): void {
    const counts = this.#counts.get(name) ?? new Map();
    this.#counts.set(name, counts);
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  print(title: string, good: (outcome: string) => boolean): void {
    console.log(title);
    for (const [name, counts] of this.#counts) {
      const n = [...counts.values()].reduce((a, b) => a + b, 0);
      const right = [...counts].reduce((sum, [outcome, c]) => sum + (good(outcome) ? c : 0), 0);
      const [low, high] = wilson(right, n).map((share) => (100 * share).toFixed(1));
      console.log(
        `  ${name}: ${((100 * right) / n).toFixed(1)} % of ${n} (${low} to ${high})`,
        JSON.stringify(Object.fromEntries([...counts].sort())),
      );
    }
  }
}

const setOf = ({ source, things }: SensedFrame): string =>
  things ? 'rendered' : source === 'data/frames' ? source : 'real';
const names = ({ objects }: SensedFrame): readonly string[] => objects.flatMap((o) => o.names);
const everything = nounsToAsk(frames.flatMap(names));
const random = seededRandom(seed);

const absent = new Tally();
for (const frame of frames) {
  const { scene } = frame;
  const model = detectedModel(scene, numbersFor(frame.source));
  for (const noun of drawAbsent(everything, names(frame), Number(values.nouns), random)) {
    const answer = resolve(scene, `the ${noun}`, { model });
    const n = answer.candidates.length;
    const outcome =
      answer.status === 'AMBIGUOUS' ? (n <= 3 ? 'asked of few' : 'asked of many') : answer.status;
    for (const name of ['all', setOf(frame)]) absent.add(name, outcome);
    if (values.list && (outcome === 'OK' || outcome === 'asked of many'))
      console.log(`${frame.name} | ${noun} | ${outcome} ${answer.rationale}`);
  }
}
absent.print('absent nouns, refused or asked of few', (o) => o === 'NOT_FOUND' || o === 'asked of few');

const exact = new Tally();
const within = new Tally();
const doubtless = new Tally();
for (const frame of frames) {
  const scene = measuredScene(frame.scene);
  const model = detectedModel(scene, numbersFor(frame.source));
  const truth = new Map<string, number>();
  for (const { names } of frame.objects) truth.set(names[0]!, (truth.get(names[0]!) ?? 0) + 1);
  for (const [noun, number] of truth) {
    const told = ask(scene, `how many ${plural(noun)} are there`, { model });
    const { value = -1, atLeast = -1, upTo = -1 } = told ?? {};
    const set = setOf(frame);
    const isIn = atLeast <= number && number <= upTo;
    exact.add(set, value === number ? 'exact' : value < number ? 'fewer' : 'more');
    within.add(set, isIn ? 'within' : 'beyond');
    if (atLeast === upTo) doubtless.add(set, value === number ? 'right' : 'wrong');
    if (values.list && value !== number) console.log(`${frame.name} | ${noun} ${number} | ${told?.answer}`);
  }
}
const none = new Tally();
for (const frame of frames) {
  const scene = measuredScene(frame.scene);
  const model = detectedModel(scene, numbersFor(frame.source));
  for (const noun of drawAbsent(everything, names(frame), ABSENT_COUNTED, random)) {
    const { value } = ask(scene, `how many ${plural(noun)} are there`, { model }) ?? {};
    none.add(setOf(frame), value === 0 ? 'none' : value === undefined ? 'not told' : 'some');
  }
}
none.print('counts of absent nouns, 0', (o) => o === 'none');
exact.print('counts, exact', (o) => o === 'exact');
within.print('counts, within the bounds', (o) => o === 'within');
doubtless.print('counts without doubt', (o) => o === 'right');

const told = new Tally();
const right = new Tally();
for (const frame of frames) {
  if (!frame.things) continue;
  const scene = measuredScene(frame.scene);
  const model = detectedModel(scene, numbersFor(frame.source));
  for (const drawn of drawStatements(
    frame.things,
    new Random(hash(`${seed} ${frame.name}`)),
    Number(values.of),
  )) {
    const { verdict, rationale } = verify(scene, drawn.statement, { model });
    const isRight = verdict === (drawn.holds ? 'TRUE' : 'FALSE');
    for (const name of ['all', drawn.kind]) {
      told.add(name, verdict === 'UNKNOWN' ? 'unknown' : 'told');
      if (verdict !== 'UNKNOWN') right.add(name, isRight ? 'right' : 'wrong');
    }
    if (values.list && !isRight)
      console.log(`${frame.name}: "${drawn.statement}" is ${drawn.holds}\n  ${verdict}: ${rationale}`);
  }
}
told.print('statements, told', (o) => o === 'told');
right.print('statements told, right', (o) => o === 'right');
