/**
 * What geometry does to a model's proposals on annotated frames: how often it refuses the right mark, how many of the
 * wrong ones it lets pass, and what hybrid answers with a model that is always right, or always guesses.
 *
 *     npx tsx test/bench/vlm/veto.ts FRAMES_FOLDER
 */
import { readFrameFolder } from '../../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { isObject } from '../../../src/cli/eval/frames/judge.ts';
import { readFrameSet } from '../../../src/cli/eval/frames/readFrameSet.ts';
import { openComposition } from '../../../src/cli/openComposition.ts';
import { createHybridResolver } from '../../../src/core/hybrid/createHybridResolver.ts';
import { DEFAULT_HYBRID_OPTIONS } from '../../../src/core/hybrid/HybridOptions.ts';
import { measureRelations } from '../../../src/core/hybrid/measureRelations.ts';
import { DEFAULT_PARAMETERS } from '../../../src/core/parameters/parameters.ts';
import { ok } from '../../../src/core/result.ts';
import type { Resolver } from '../../../src/core/spatial/grounding/Resolver.ts';
import { seededRandom } from '../../support/random.ts';
import { printFigures } from '../stats.ts';

const folder = process.argv[2] ?? '../shared/data/frames';
const codec = new SharpImageCodec();
const composed = await openComposition(DEFAULT_PARAMETERS, console.error);
if (!composed.ok) throw new Error(composed.failure.message);
const { perception, resolver: geometric, stop } = composed.value;
const random = seededRandom(1);

const says = (id: number): Resolver => ({
  name: 'simulated',
  resolve: async () =>
    ok({
      status: 'OK',
      id,
      confidence: 0.9,
      candidates: [{ id, score: 0.9 }],
      relations: [],
      rationale: 'It is that one.',
      logicalForm: '',
    }),
});
const tally = {
  asked: 0,
  seen: 0,
  related: 0,
  rightRefused: 0,
  wrong: 0,
  wrongRefused: 0,
  alone: 0,
  perfect: 0,
  guessed: 0,
  contradicted: 0,
};

for (const frameSet of await readFrameSet(folder)) {
  const frame = await readFrameFolder(frameSet.folder, codec);
  if (!frame.ok) throw new Error(frame.failure.message);
  perception.clear();
  const perceived = await perception.perceive(frame.value);
  if (!perceived.ok) throw new Error(perceived.failure.message);
  const marked = perceived.value;
  for (const question of frameSet.questions.filter((q) => q.kind === 'unique')) {
    tally.asked++;
    const target = frameSet.objects.get(question.target!)!;
    const right = marked.landmarks.filter((l) => isObject(l, target)).map((l) => l.mark);
    if (right.length === 0) continue;
    tally.seen++;
    const refused = (id: number): boolean =>
      measureRelations(marked.scene, question.expression, id).some(
        (e) => e.score <= DEFAULT_HYBRID_OPTIONS.vetoAtMost,
      );
    const measured = right.filter((id) => measureRelations(marked.scene, question.expression, id).length > 0);
    if (measured.length > 0) {
      tally.related++;
      if (right.every(refused)) {
        tally.rightRefused++;
        const told = measureRelations(marked.scene, question.expression, right[0]!).map(
          (e) => `${e.relation} ${e.anchors} ${e.score.toFixed(2)} (${e.measured})`,
        );
        console.log(`refused though right: ${frameSet.name} "${question.expression}": ${told.join('; ')}`);
      }
      const others = marked.landmarks.map((l) => l.mark).filter((id) => !right.includes(id));
      tally.wrong += others.length;
      tally.wrongRefused += others.filter(refused).length;
    }
    const ask = async (model: Resolver) =>
      createHybridResolver(
        geometric,
        model,
        ({ expression }, id) => measureRelations(marked.scene, expression, id),
        DEFAULT_HYBRID_OPTIONS,
      ).resolve({ expression: question.expression, marked });
    const isRight = (answer: Awaited<ReturnType<typeof ask>>) =>
      answer.ok && answer.value.id !== undefined && right.includes(answer.value.id);
    if (isRight(await geometric.resolve({ expression: question.expression, marked }))) tally.alone++;
    if (isRight(await ask(says(right[0]!)))) tally.perfect++;
    const guess = await ask(says(marked.landmarks[Math.floor(random() * marked.landmarks.length)]!.mark));
    if (isRight(guess)) tally.guessed++;
    if (guess.ok && guess.value.status === 'CONTRADICTED') tally.contradicted++;
  }
}
await stop();

const share = (part: number, of: number) => (100 * part) / of;
printFigures([
  { what: 'unique expressions', value: tally.asked, unit: '' },
  { what: 'whose target is numbered', value: tally.seen, unit: '' },
  { what: 'with a relation that depth measures', value: tally.related, unit: '' },
  { what: 'right mark refused', value: share(tally.rightRefused, tally.related), unit: '%' },
  { what: 'wrong marks refused', value: share(tally.wrongRefused, tally.wrong), unit: '%' },
  { what: 'geometry alone right (of the numbered)', value: share(tally.alone, tally.seen), unit: '%' },
  {
    what: 'hybrid right with a model that is always right',
    value: share(tally.perfect, tally.seen),
    unit: '%',
  },
  { what: 'hybrid right with a model that guesses', value: share(tally.guessed, tally.seen), unit: '%' },
  { what: 'its guesses answered CONTRADICTED', value: share(tally.contradicted, tally.seen), unit: '%' },
]);
