/**
 * Fits how a detector's labels speak for nouns, the weights of the terms and the margins of the answer, for scenes of
 * detected things, by a seeded random search, and reports each frame by numbers that were fitted without it.
 *
 *   npx tsx scripts/language/senseScenes.ts SCENES.json FRAME_SET...
 *   npx tsx scripts/language/fitSensed.ts SCENES.json [--steps 400] [--folds 4] [--seed 1]
 *
 * Prints the numbers for src/core/scene/sensed/detectorModel.ts and sensedWeights.ts.
 */
import { parseArgs } from 'node:util';
import type { LogicalForm } from '../../src/core/spatial/grammar/LogicalForm.ts';
import { parse } from '../../src/core/spatial/grammar/parse.ts';
import type { Decision } from '../../src/core/spatial/grounding/models/decision/Decision.ts';
import {
  DETECTED_DECISION,
  DETECTED_WEIGHTS,
} from '../../src/core/spatial/grounding/models/detected/detectedWeights.ts';
import {
  DETECTOR_MODEL,
  type DetectorModel,
} from '../../src/core/spatial/grounding/models/detected/detectorModel.ts';
import { seededRandom } from '../../test/support/random.ts';
import { decide, type JudgedQuestion, judgeQuestion } from './judgeSensed.ts';
import type { SensedFrame, SensedQuestion } from './SensedFrame.ts';
import { readSensed } from './sensedJson.ts';

/** Everything that is fitted, by name, with the range that is searched. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  trustLow: [0.1, 0.6],
  trustMiddle: [0.2, 0.35],
  trustWidth: [0.03, 0.1],
  secondLabel: [0.3, 1],
  shareExponent: [0.3, 4],
  nearestName: [0.8, 2],
  nearestSure: [0.1, 1],
  lookalikeWeak: [0.5, 2],
  lookalike: [0.1, 1.2],
  otherWeak: [0.1, 1],
  otherLabel: [0.01, 0.1],
  oddColour: [0.3, 1],
  usualColour: [1, 2.5],
  scrap: [0.03, 1],
  missed: [0.003, 0.3],
  missedSmall: [0.003, 0.4],
  misnamed: [0.01, 0.8],
  unknownNoun: [0.1, 0.8],
  unknownNounLabelled: [0.1, 0.65],
  looksNamed: [0, 1],
  looksBlank: [0, 1],
  looksLabel: [0, 1],
  looksLeast: [0.03, 1],
  looksMost: [1, 6],
  looksMostBlank: [1, 12],
  competingAppearance: [0, 1],
  wrongSize: [0.01, 0.12],
  anchorTrust: [1, 3],
  kinship: [0.7, 2.5],
  noun: [0.5, 3],
  abs: [0.4, 4],
  rel: [0, 1.2],
  rank: [0.4, 5],
  place: [0.01, 1.5],
  leastFit: [0.005, 0.6],
  rivalShare: [0.3, 0.95],
  candidateShare: [0.1, 0.9],
  leastProbability: [0.0001, 0.3],
  bareNounShare: [0.05, 1],
  rivalFit: [0.1, 0.6],
  attributeShare: [0.2, 2],
  relationShare: [0.2, 2],
};
const MARGINS: readonly string[] = [
  'leastFit',
  'rivalShare',
  'candidateShare',
  'leastProbability',
  'bareNounShare',
  'rivalFit',
  'attributeShare',
  'relationShare',
];
const NAMES = Object.keys(RANGES);
const NUMBERS = NAMES.filter((name) => !MARGINS.includes(name));

type Point = Readonly<Record<string, number>>;

interface Tally {
  unique: number;
  ambiguous: number;
  absent: number;
  accepted: number;
  /** Sum over right AMBIGUOUS answers of the share of listed things that may be meant. */
  listed: number;
  /** Sum of the probabilities of the right things of unique questions: tells near misses from far ones. */
  likelihood: number;
  n: Record<SensedQuestion['kind'], number>;
}

type Prepared = Omit<SensedFrame, 'questions'> & {
  readonly questions: readonly (SensedQuestion & { readonly form: LogicalForm })[];
};

const prepare = (frame: SensedFrame): Prepared => {
  const labels = [...new Set(frame.scene.objects.flatMap((o) => o.labels.map(({ label }) => label)))];
  return {
    ...frame,
    questions: frame.questions.map((q) => ({ ...q, form: parse(q.expression, { labels }) })),
  };
};

const weightsOf = (p: Point) => ({
  ...DETECTED_WEIGHTS,
  noun: p.noun!,
  '*.abs': p.abs!,
  '*.rel': p.rel!,
  '*.rank': p.rank!,
  '*.place': p.place!,
});

function tally(judged: readonly JudgedQuestion[], point: Point): Tally {
  const sum: Tally = {
    unique: 0,
    ambiguous: 0,
    absent: 0,
    accepted: 0,
    listed: 0,
    likelihood: 0,
    n: { unique: 0, ambiguous: 0, absent: 0 },
  };
  for (const question of judged) {
    const { kind } = question;
    sum.n[kind]++;
    const verdict = decide(question, point as unknown as Required<Decision>);
    if (kind === 'unique') sum.likelihood += question.likelihood;
    if (kind === 'unique' && verdict === 'OK' && question.right) sum.unique++;
    if (kind === 'ambiguous' && verdict === 'AMBIGUOUS') {
      const { leastCandidate, listed } = question.rivals(point as unknown as Decision);
      if (leastCandidate >= point.candidateShare!) {
        sum.ambiguous++;
        sum.listed += listed;
      }
    }
    if (kind === 'absent' && verdict === 'NOT_FOUND') sum.absent++;
    if (kind === 'absent' && verdict === 'OK') sum.accepted++;
  }
  return sum;
}

const judge = (frames: readonly Prepared[], point: Point): readonly JudgedQuestion[] =>
  frames.flatMap(({ scene, questions }) =>
    questions.map((question) =>
      judgeQuestion(scene, question, question.form, weightsOf(point), {
        ...DETECTOR_MODEL,
        ...point,
      } as DetectorModel),
    ),
  );

/** A wrong drive costs more than a wrong question back. */
const worth = (t: Tally): number =>
  t.unique + 0.5 * t.ambiguous + 0.7 * t.listed + 0.7 * t.absent - 1.2 * t.accepted + 0.5 * t.likelihood;

/** Margins tried for every set of numbers: scoring a scene is dear, judging its scores is not. */
const MARGIN_TRIALS = 60;

function search(frames: readonly Prepared[], start: Point, steps: number, seed: number): Point {
  const next = seededRandom(seed);
  const vary = (point: Point, names: readonly string[], changes: number): Point => {
    const varied = { ...point };
    for (let i = 0; i < changes; i++) {
      const name = names[Math.floor(next() * names.length)]!;
      const [low, high] = RANGES[name]!;
      const spread = next() < 0.3 ? 1 : 0.15;
      const moved = varied[name]! * Math.exp((next() - 0.5) * 2 * spread);
      varied[name] = next() < 0.3 ? low + next() * (high - low) : Math.min(high, Math.max(low, moved));
    }
    return varied;
  };
  const withMargins = (judged: readonly JudgedQuestion[], point: Point): readonly [Point, number] => {
    let best = point;
    let bestWorth = worth(tally(judged, best));
    for (let trial = 0; trial < MARGIN_TRIALS; trial++) {
      const candidate = vary(best, MARGINS, 1 + Math.floor(next() * 2));
      const value = worth(tally(judged, candidate));
      if (value > bestWorth) [best, bestWorth] = [candidate, value];
    }
    return [best, bestWorth];
  };
  let [best, bestWorth] = withMargins(judge(frames, start), start);
  for (let step = 0; step < steps; step++) {
    const varied = vary(best, NUMBERS, 1 + Math.floor(next() * 3));
    const [candidate, value] = withMargins(judge(frames, varied), varied);
    if (value < bestWorth) continue;
    [best, bestWorth] = [candidate, value];
  }
  return best;
}

const line = (name: string, t: Tally): string =>
  `${name}: unique ${t.unique}/${t.n.unique}, ambiguous ${t.ambiguous}/${t.n.ambiguous}, ` +
  `listed rightly ${t.listed.toFixed(1)}, absent ${t.absent}/${t.n.absent}, falsely accepted ${t.accepted}`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    steps: { type: 'string', default: '400' },
    folds: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
  },
});
if (positionals.length !== 1)
  throw new Error('usage: fitSensed.ts SCENES.json [--steps N] [--folds N] [--seed N]');
const frames = readSensed(positionals[0]!).map(prepare);
const { '*.abs': abs, '*.rel': rel, '*.rank': rank, '*.place': place, noun } = DETECTED_WEIGHTS;
const all: Record<string, number | undefined> = {
  ...DETECTOR_MODEL,
  ...DETECTED_DECISION,
  abs,
  rel,
  rank,
  place,
  noun,
};
const start: Point = Object.fromEntries(NAMES.map((name) => [name, all[name] ?? 0]));
const [steps, folds, seed] = [Number(values.steps), Number(values.folds), Number(values.seed)];

console.log(line('before', tally(judge(frames, start), start)));
const fitted = search(frames, start, steps, seed);
console.log(line('fitted on all', tally(judge(frames, fitted), fitted)));
console.log(JSON.stringify(fitted, (_, v) => (typeof v === 'number' ? Number(v.toPrecision(3)) : v), 2));
const names = [...new Set(frames.map(({ name }) => name))];
for (let fold = 0; fold < folds; fold++) {
  // A frame may be there several times, as perceived by several versions: it is held out as a whole.
  const isHeld = ({ name }: Prepared): boolean => names.indexOf(name) % folds === fold;
  const held = frames.filter(isHeld);
  const rest = frames.filter((frame) => !isHeld(frame));
  // From the middle of the ranges: the shipped numbers have seen the held frames.
  const middle: Point = Object.fromEntries(
    NAMES.map((name) => [name, (RANGES[name]![0] + RANGES[name]![1]) / 2]),
  );
  const blind = search(rest, middle, steps, seed + fold);
  console.log(line(`blind ${held.map((f) => f.name).join(' ')}`, tally(judge(held, blind), blind)));
}
