/**
 * Scenes as the embedded default sees them, with the questions of annotated frames: what `fitSensed.ts` learns from.
 *
 *   npx tsx scripts/language/senseScenes.ts OUT.json FRAME_SET... [--oracle masks|names|both]
 *
 * A frame set is a folder as for `npm run eval -- frames`. The output holds other people's words and stays out of git.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { isObject } from '../../src/cli/eval/frames/judge.ts';
import { Oracle, type Truth } from '../../src/cli/eval/frames/oracle/Oracle.ts';
import { readFrameSet } from '../../src/cli/eval/frames/readFrameSet.ts';
import { sourceOf } from '../../src/cli/eval/frames/sourceOf.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import type { SensedFrame } from './SensedFrame.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { oracle: { type: 'string' } },
});
const [out, ...sets] = positionals;
if (!out || sets.length === 0)
  throw new Error('usage: senseScenes.ts OUT.json FRAME_SET... [--oracle masks|names|both]');
const oracle = values.oracle === undefined ? undefined : new Oracle(values.oracle as Truth);
const opened = await openComposition(
  DEFAULT_PARAMETERS,
  console.error,
  oracle && { segmenter: (own) => oracle.around(own) },
);
if (!opened.ok) throw new Error(opened.failure.message);
const codec = new SharpImageCodec();
const frames: SensedFrame[] = [];
for (const set of sets)
  for (const annotated of await readFrameSet(set)) {
    const { name, folder, objects, questions } = annotated;
    const frame = await readFrameFolder(folder, codec);
    if (!frame.ok) throw new Error(frame.failure.message);
    opened.value.perception.clear();
    oracle?.show(annotated);
    const marked = await opened.value.perception.perceive(frame.value);
    if (!marked.ok) throw new Error(marked.failure.message);
    const { landmarks, scene } = marked.value;
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
    });
    console.error(`${name}: ${landmarks.length} marks`);
  }
await opened.value.stop();
writeFileSync(out, JSON.stringify(frames));
