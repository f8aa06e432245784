/**
 * What becomes of nouns of which nothing is in view, asked of annotated frames through the embedded default: its own
 * marks, names and namer.
 *
 *   npx tsx scripts/language/absentNouns.ts FRAME_SET[=REGION_JUDGE.json[,NAMER_CARD.yaml]]... [--nouns 100] [--seed 1] [--list]
 *
 * Nouns are drawn from the tables and from what annotators of all the sets called things, without colours and places; none
 * is like anything that is annotated in the frame, a room, or a surface that every frame has. Frames are not annotated whole, so some of what is
 * answered is there: --list prints it. As for scripts/judge/senseScenes.ts, a set's own judge of regions and namer are ones
 * that have not seen it.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { type AnnotatedFrame, readFrameSet } from '../../src/cli/eval/frames/readFrameSet.ts';
import { wilson } from '../../src/cli/eval/wilson.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import type { Resolution } from '../../src/core/spatial/grounding/Resolution.ts';
import { seededRandom } from '../../test/support/random.ts';
import { drawAbsent, nounsToAsk } from './drawAbsent.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    nouns: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    list: { type: 'boolean', default: false },
  },
});
if (positionals.length === 0)
  throw new Error('usage: absentNouns.ts FRAME_SET[=REGION_JUDGE.json[,NAMER_CARD.yaml]]... [--nouns N]');

/** Of so few a person can say which. */
const FEW = 3;

type Outcome = 'NOT_FOUND' | 'asked of few' | 'asked of many' | 'OK' | 'other';

const outcomeOf = ({ status, candidates }: Resolution): Outcome => {
  if (status === 'AMBIGUOUS') return candidates.length <= FEW ? 'asked of few' : 'asked of many';
  return status === 'NOT_FOUND' || status === 'OK' ? status : 'other';
};

const sets = await Promise.all(
  positionals.map(async (set) => ({ set, frames: await readFrameSet(set.split('=')[0]!) })),
);
const namesIn = ({ objects }: AnnotatedFrame): readonly string[] =>
  [...objects.values()].flatMap(({ label, synonyms }) => [label, ...synonyms]);
const everything = nounsToAsk(sets.flatMap(({ frames }) => frames.flatMap(namesIn)));

const codec = new SharpImageCodec();
const random = seededRandom(Number(values.seed));
const total = new Map<Outcome, number>();
const show = (name: string, counts: ReadonlyMap<Outcome, number>): void => {
  const n = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const refused = (counts.get('NOT_FOUND') ?? 0) + (counts.get('asked of few') ?? 0);
  const [low, high] = wilson(refused, n).map((share) => (100 * share).toFixed(1));
  console.log(
    `${name}: ${((100 * refused) / n).toFixed(1)} % of ${n} (${low} to ${high})`,
    Object.fromEntries(counts),
  );
};
for (const { set, frames } of sets) {
  const [folder = '', held = ''] = set.split('=');
  const [judge, namer = DEFAULT_PARAMETERS.namer] = held.split(',').map((file) => file || undefined);
  const opened = await openComposition({ ...DEFAULT_PARAMETERS, namer }, console.error, {
    ...(judge && { regionJudge: readFileSync(judge, 'utf8') }),
  });
  if (!opened.ok) throw new Error(opened.failure.message);
  const composition = opened.value;
  const counts = new Map<Outcome, number>();
  for (const annotated of frames) {
    const frame = await readFrameFolder(annotated.folder, codec);
    if (!frame.ok) throw new Error(frame.failure.message);
    composition.perception.clear();
    const marked = await composition.perception.perceive(frame.value);
    if (!marked.ok) throw new Error(marked.failure.message);
    for (const noun of drawAbsent(everything, namesIn(annotated), Number(values.nouns), random)) {
      const answer = await composition.resolver.resolve({ expression: `the ${noun}`, marked: marked.value });
      if (!answer.ok) throw new Error(answer.failure.message);
      const outcome = outcomeOf(answer.value);
      for (const tally of [counts, total]) tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
      if (values.list && (outcome === 'OK' || outcome === 'asked of many'))
        console.log(`${annotated.name} | ${noun} | ${outcome} ${answer.value.rationale}`);
    }
  }
  await composition.stop();
  show(folder, counts);
}
if (sets.length > 1) show('all', total);
