/**
 * Scenes as the embedded default sees them, with the questions of annotated frames: what `fit.ts` learns from.
 *
 *   npx tsx scripts/judge/senseScenes.ts OUT.json FRAME_SET[=REGION_JUDGE.json[,NAMER_CARD.yaml]]... [--oracle masks|names|both]
 *
 * `--namer CARD.yaml`: names by other weights, which have not seen these frames.
 *
 * A frame set is a folder as for `npm run eval -- frames`. The output holds other people's words and stays out of git.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { isObject } from '../../src/cli/eval/frames/judge.ts';
import { Oracle, type Truth } from '../../src/cli/eval/frames/oracle/Oracle.ts';
import { type AnnotatedFrame, readFrameSet } from '../../src/cli/eval/frames/readFrameSet.ts';
import { sourceOf } from '../../src/cli/eval/frames/sourceOf.ts';
import { ABSENT } from '../../src/cli/eval/verify/drawStatements.ts';
import { trueThings } from '../../src/cli/eval/verify/trueThings.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import type { Namer } from '../../src/core/naming/Namer.ts';
import type { PhraseVectors } from '../../src/core/naming/PhraseMemory.ts';
import { phrasesOf } from '../../src/core/naming/phrases/phrasesOf.ts';
import { withNameScores } from '../../src/core/naming/withNameScores.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { NOUNS } from '../../src/core/spatial/lexicon/tables/nounTable.ts';
import type { Composition } from '../../src/engine/compose/Composition.ts';
import type { SensedFrame } from './SensedFrame.ts';
import { writeSensed } from './sensedJson.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { oracle: { type: 'string' }, namer: { type: 'string', default: 'namer' } },
});
const [out, ...sets] = positionals;
if (!out || sets.length === 0)
  throw new Error(
    'usage: senseScenes.ts OUT.json FRAME_SET[=REGION_JUDGE.json[,NAMER_CARD.yaml]]... [--oracle masks|names|both]',
  );
const oracle = values.oracle === undefined ? undefined : new Oracle(values.oracle as Truth);
/** A composition whose judge of regions and namer have not seen the set. */
const openFor = async (set: string): Promise<Composition> => {
  const [judge, namer = values.namer] = set.split('=')[1]?.split(',') ?? [];
  const opened = await openComposition({ ...DEFAULT_PARAMETERS, namer }, console.error, {
    ...(oracle && { segmenter: (own) => oracle.around(own) }),
    ...(judge && { regionJudge: readFileSync(judge, 'utf8') }),
  });
  if (!opened.ok) throw new Error(opened.failure.message);
  return opened.value;
};

/** A rendered frame's things are placed exactly; annotators cannot do that. */
const isRendered = ({ objects }: AnnotatedFrame): boolean =>
  [...objects.values()].every((object) => 'world_pose' in object);

const codec = new SharpImageCodec();
const frames: SensedFrame[] = [];
const annotatedSets = await Promise.all(sets.map((set) => readFrameSet(set.split('=')[0]!)));
for (const [k, set] of annotatedSets.entries()) {
  const composition = await openFor(sets[k]!);
  const vectors = await phraseVectors(composition.namer, annotatedSets.flat());
  for (const annotated of set) {
    const { name, folder, objects, questions } = annotated;
    const frame = await readFrameFolder(folder, codec);
    if (!frame.ok) throw new Error(frame.failure.message);
    composition.perception.clear();
    oracle?.show(annotated);
    const marked = await composition.perception.perceive(frame.value);
    if (!marked.ok) throw new Error(marked.failure.message);
    const { landmarks, scene } = vectors ? withNameScores(marked.value, vectors) : marked.value;
    const marksOf = (id: string) => landmarks.filter((l) => isObject(l, objects.get(id)!)).map((l) => l.mark);
    frames.push({
      name,
      source: await sourceOf(folder),
      scene,
      objects: [...objects.values()].map(({ id, label, synonyms }) => ({
        id,
        names: [label, ...synonyms],
        marks: marksOf(id),
      })),
      questions: questions.map(({ expression, kind, target, candidates }) => ({
        expression,
        kind,
        target: target === null ? [] : marksOf(target),
        candidates: candidates.map(marksOf),
      })),
      ...(isRendered(annotated) && { things: await trueThings(folder) }),
    });
    console.error(`${name}: ${landmarks.length} marks`);
  }
  await composition.stop();
}
writeSensed(out, frames);

/** Of everything that annotators, questions and the tables call things by, over all frames: each is asked of every frame. */
async function phraseVectors(
  namer: Namer | undefined,
  annotated: readonly AnnotatedFrame[],
): Promise<PhraseVectors | undefined> {
  if (!namer) return undefined;
  const names = annotated.flatMap(({ objects }) =>
    [...objects.values()].flatMap(({ label, synonyms }) => [label, ...synonyms]),
  );
  const phrases = [
    ...new Set([
      ...[...names, ...NOUNS.map(({ name }) => name), ...ABSENT].flatMap((name) => [
        name.toLowerCase(),
        ...phrasesOf(`the ${name}`),
      ]),
      ...annotated.flatMap(({ questions }) => questions.flatMap(({ expression }) => phrasesOf(expression))),
    ]),
  ];
  const found = new Map<string, Float32Array>();
  for (let at = 0; at < phrases.length; at += 50) {
    const some = phrases.slice(at, at + 50);
    const vectors = await namer.embedPhrases(some);
    if (!vectors.ok) throw new Error(vectors.failure.message);
    for (const [i, phrase] of some.entries()) found.set(phrase, vectors.value[i]!);
  }
  return found;
}
