/**
 * The judge of detected scenes, fitted: how evidence adds up to a noun's probability, to which thing is meant or that none
 * is, and to what is answered. Reports each source by numbers that were fitted without it; --write keeps those of all.
 *
 *   npx tsx scripts/judge/senseScenes.ts OWN.json FRAME_SET[=REGION_JUDGE.json[,NAMER_CARD.yaml]]...
 *   npx tsx scripts/judge/senseScenes.ts MASKS.json ... --oracle masks
 *   npx tsx scripts/judge/fit.ts OWN.json [MASKS.json] [--folds 6] [--seed 1] [--write]
 *       [--numbers FOLDS.json]   # keeps each fold's numbers, for askHeld.ts
 *
 * The scenes are to be made by a judge of regions and a namer that have not seen their set: else their evidence is taken
 * for better than it will be. docs/seeing.md has the features, the protocol and the figures.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { byChances, type ChanceModel } from '../../src/core/spatial/scoring/models/decision/byChances.ts';
import type { DetectedNumbers } from '../../src/core/spatial/scoring/models/detected/DetectedNumbers.ts';
import { DETECTED_NUMBERS } from '../../src/core/spatial/scoring/models/detected/learntNumbers.ts';
import { AnswerTally } from './AnswerTally.ts';
import { foundIn } from './fitChances.ts';
import { learnerOf } from './learner.ts';
import { readSensed } from './sensedJson.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folds: { type: 'string', default: '6' },
    seed: { type: 'string', default: '1' },
    worth: { type: 'string', multiple: true, default: [] },
    numbers: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
if (positionals.length === 0) throw new Error('usage: fit.ts OWN.json [MASKS.json] [--folds N] [--write]');
const files = positionals.map(readSensed);
const seed = Number(values.seed);
const learner = learnerOf(files, seed);
const { worth } = DETECTED_NUMBERS.chances;

/** What answers are worth may be tried without another fit: "wrong,several,absent,asked,notFound". */
const WORTHS: readonly ChanceModel['worth'][] = [
  worth,
  ...values.worth.map((text) => {
    const [wrong = 0, several = 0, absent = 0, asked = 0, notFound = 0] = text.split(',').map(Number);
    return { wrong, several, absent, asked, notFound };
  }),
];

const sources = [...new Set(files.flat().map(({ source }) => source))];
const folds = Number(values.folds);
const fitted: DetectedNumbers[] = [];
const tallies = WORTHS.map(() => new AnswerTally());
for (let fold = 0; fold < folds; fold++) {
  const isHeld = (source: string): boolean => sources.indexOf(source) % folds === fold;
  const numbers = learner.learn((source) => !isHeld(source));
  fitted.push(numbers);
  for (const example of learner.examplesBy(numbers, isHeld)) {
    if (!example.own) continue;
    const found = foundIn(example, numbers);
    for (const [k, tally] of tallies.entries())
      tally.add(example, found, byChances({ ...numbers.chances, worth: WORTHS[k]! })(found));
  }
}
if (values.numbers !== undefined) writeFileSync(values.numbers, JSON.stringify(fitted));
for (const [k, tally] of tallies.entries()) {
  console.log(`held out, ${JSON.stringify(WORTHS[k])}`);
  for (const line of tally.lines()) console.log(`  ${line}`);
}
if (values.write) {
  const stored = JSON.stringify(
    learner.learn(() => true),
    (_, value) => (typeof value === 'number' ? Number(value.toFixed(4)) : value),
    2,
  );
  writeFileSync(
    new URL('../../src/core/spatial/scoring/models/data/detectedWeights.json', import.meta.url),
    `${stored}\n`,
  );
}
