/**
 * Fits how a detector's labels speak for nouns, the weights of the terms and the margins of the answer, for scenes of
 * detected things, by a seeded random search, and reports each frame by numbers that were fitted without it.
 *
 *   npx tsx scripts/language/senseScenes.ts SCENES.json FRAME_SET...
 *   npx tsx scripts/language/fitSensed.ts SCENES.json [--steps 400] [--folds 4] [--seed 1]
 *
 * Prints the numbers for src/core/scene/sensedNumbers.ts and sensedWeights.ts.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { COCO_LABELS } from '../../src/core/detect/cocoLabels.ts';
import type { LogicalForm } from '../../src/core/language/LogicalForm.ts';
import { parse } from '../../src/core/language/parse.ts';
import { resolveForm } from '../../src/core/scene/resolve.ts';
import { SENSED_NUMBERS, type SensedNumbers } from '../../src/core/scene/sensedNumbers.ts';
import { SENSED_DECISION, SENSED_WEIGHTS } from '../../src/core/scene/sensedWeights.ts';
import { seededRandom } from '../../test/support/random.ts';
import type { SensedFrame, SensedQuestion } from './SensedFrame.ts';

/** Everything that is fitted, by name, with the range that is searched. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  trustOffset: [0.2, 0.9],
  trustSlope: [0, 0.8],
  trustFull: [0.15, 0.8],
  secondLabel: [0.1, 1],
  shareExponent: [0.3, 2],
  lookalike: [0.1, 1],
  otherLabel: [0.01, 0.5],
  missed: [0.01, 0.4],
  unknownNoun: [0.1, 0.8],
  unknownNounLabelled: [0.1, 0.9],
  wrongSize: [0.01, 0.5],
  noun: [0.5, 3],
  abs: [0.4, 2.5],
  rel: [0, 1.2],
  rank: [0.4, 2.5],
  leastFit: [0.005, 0.4],
  rivalShare: [0.3, 0.95],
  candidateShare: [0.1, 0.9],
  leastProbability: [0, 0.3],
};
const NAMES = Object.keys(RANGES);

type Point = Readonly<Record<string, number>>;

interface Tally {
  unique: number;
  ambiguous: number;
  absent: number;
  accepted: number;
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

const optionsOf = (p: Point) => ({
  detectorVocabulary: COCO_LABELS,
  weights: { ...SENSED_WEIGHTS, noun: p.noun!, '*.abs': p.abs!, '*.rel': p.rel!, '*.rank': p.rank! },
  decision: {
    leastFit: p.leastFit!,
    rivalShare: p.rivalShare!,
    candidateShare: p.candidateShare!,
    leastProbability: p.leastProbability!,
  },
  sensedNumbers: { ...SENSED_NUMBERS, ...p } as SensedNumbers,
});

function tally(frames: readonly Prepared[], point: Point): Tally {
  const options = optionsOf(point);
  const sum: Tally = {
    unique: 0,
    ambiguous: 0,
    absent: 0,
    accepted: 0,
    n: { unique: 0, ambiguous: 0, absent: 0 },
  };
  for (const { scene, questions } of frames)
    for (const { kind, target, candidates, form } of questions) {
      const answer = resolveForm(scene, form, options);
      const listed = (marks: readonly number[]) => answer.candidates.some(({ id }) => marks.includes(id));
      sum.n[kind]++;
      if (kind === 'unique' && answer.status === 'OK' && target.includes(answer.id!)) sum.unique++;
      if (kind === 'ambiguous' && answer.status === 'AMBIGUOUS' && candidates.every(listed)) sum.ambiguous++;
      if (kind === 'absent' && answer.status === 'NOT_FOUND') sum.absent++;
      if (kind === 'absent' && answer.status === 'OK') sum.accepted++;
    }
  return sum;
}

/** A wrong drive costs more than a wrong question back. */
const worth = (t: Tally): number => t.unique + 0.9 * t.ambiguous + 0.7 * t.absent - 1.2 * t.accepted;

function search(frames: readonly Prepared[], start: Point, steps: number, seed: number): Point {
  const next = seededRandom(seed);
  let best = start;
  let bestWorth = worth(tally(frames, best));
  for (let step = 0; step < steps; step++) {
    const candidate = { ...best };
    const changes = 1 + Math.floor(next() * 3);
    for (let i = 0; i < changes; i++) {
      const name = NAMES[Math.floor(next() * NAMES.length)]!;
      const [low, high] = RANGES[name]!;
      const spread = next() < 0.3 ? 1 : 0.15;
      const moved = candidate[name]! * Math.exp((next() - 0.5) * 2 * spread);
      candidate[name] = next() < 0.3 ? low + next() * (high - low) : Math.min(high, Math.max(low, moved));
    }
    const value = worth(tally(frames, candidate));
    if (value < bestWorth) continue;
    bestWorth = value;
    best = candidate;
  }
  return best;
}

const line = (name: string, t: Tally): string =>
  `${name}: unique ${t.unique}/${t.n.unique}, ambiguous ${t.ambiguous}/${t.n.ambiguous}, ` +
  `absent ${t.absent}/${t.n.absent}, falsely accepted ${t.accepted}`;

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
const frames = (JSON.parse(readFileSync(positionals[0]!, 'utf8')) as SensedFrame[]).map(prepare);
const { '*.abs': abs, '*.rel': rel, '*.rank': rank, noun } = SENSED_WEIGHTS;
const all: Record<string, number | undefined> = {
  ...SENSED_NUMBERS,
  ...SENSED_DECISION,
  abs,
  rel,
  rank,
  noun,
};
const start: Point = Object.fromEntries(NAMES.map((name) => [name, all[name] ?? 0]));
const [steps, folds, seed] = [Number(values.steps), Number(values.folds), Number(values.seed)];

console.log(line('before', tally(frames, start)));
const fitted = search(frames, start, steps, seed);
console.log(line('fitted on all', tally(frames, fitted)));
console.log(JSON.stringify(fitted, (_, v) => (typeof v === 'number' ? Number(v.toPrecision(3)) : v), 2));
for (let fold = 0; fold < folds; fold++) {
  const held = frames.filter((_, i) => i % folds === fold);
  const rest = frames.filter((_, i) => i % folds !== fold);
  // From the middle of the ranges: the shipped numbers have seen the held frames.
  const middle = Object.fromEntries(NAMES.map((name) => [name, (RANGES[name]![0] + RANGES[name]![1]) / 2]));
  const blind = search(rest, middle, steps, seed + fold);
  console.log(line(`blind ${held.map((f) => f.name).join(' ')}`, tally(held, blind)));
}
