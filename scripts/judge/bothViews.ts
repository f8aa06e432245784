/**
 * What geometry and a pointing model each make of the questions of annotated frames: what train/blend.py fits the weights
 * of their blend to.
 *
 *   npx tsx scripts/judge/bothViews.ts OUT.jsonl MODEL_CARD FRAME_SET[=REGION_JUDGE.json[,NAMER_CARD.yaml]]... [--oracle masks|names|both]
 *
 * As for senseScenes.ts, a set's own judge and namer are ones that have not seen it. The output stays out of git.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { isObject } from '../../src/cli/eval/frames/judge.ts';
import { Oracle, type Truth } from '../../src/cli/eval/frames/oracle/Oracle.ts';
import { readFrameSet } from '../../src/cli/eval/frames/readFrameSet.ts';
import { sourceOf } from '../../src/cli/eval/frames/sourceOf.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import type { Result } from '../../src/core/result.ts';
import type { Resolution } from '../../src/core/spatial/grounding/Resolution.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { oracle: { type: 'string' } },
});
const [out, card, ...sets] = positionals;
if (!out || !card || sets.length === 0)
  throw new Error(
    'usage: bothViews.ts OUT.jsonl MODEL_CARD FRAME_SET[=JUDGE.json[,NAMER.yaml]]... [--oracle masks]',
  );
const oracle = values.oracle === undefined ? undefined : new Oracle(values.oracle as Truth);

const viewOf = (answer: Result<Resolution>): object => {
  if (!answer.ok) return { status: answer.failure.code, ranked: [] };
  const { status, id, confidence, ranked = [] } = answer.value;
  return { status, ...(id !== undefined && { id }), confidence, ranked: ranked.map((r) => [r.id, r.score]) };
};

const codec = new SharpImageCodec();
const lines: string[] = [];
for (const set of sets) {
  const [folder, held = ''] = set.split('=') as [string, string?];
  const [judge, namer = 'namer'] = held.split(',').map((name) => name || undefined);
  const open = async (backend: 'geometric' | 'vlm') => {
    const parameters = { ...DEFAULT_PARAMETERS, namer, backend, 'vlm.model': card };
    const opened = await openComposition(parameters, console.error, {
      ...(oracle && { segmenter: (own) => oracle.around(own) }),
      ...(judge && { regionJudge: readFileSync(judge, 'utf8') }),
    });
    if (!opened.ok) throw new Error(opened.failure.message);
    return opened.value;
  };
  const [geometry, model] = [await open('geometric'), await open('vlm')];
  for (const annotated of await readFrameSet(folder)) {
    const frame = await readFrameFolder(annotated.folder, codec);
    if (!frame.ok) throw new Error(frame.failure.message);
    geometry.perception.clear();
    oracle?.show(annotated);
    const perceived = await geometry.perception.perceive(frame.value);
    if (!perceived.ok) throw new Error(perceived.failure.message);
    const marked = perceived.value;
    const marksOf = (id: string) =>
      marked.landmarks.filter((l) => isObject(l, annotated.objects.get(id)!)).map(({ mark }) => mark);
    const source = await sourceOf(annotated.folder);
    for (const { expression, kind, target, candidates } of annotated.questions) {
      const line = {
        set: folder.split('/').filter(Boolean).at(-1),
        source,
        frame: annotated.name,
        expression,
        kind,
        right: target === null ? [] : marksOf(target),
        candidates: candidates.map(marksOf),
        marks: marked.landmarks.length,
        geometry: viewOf(await geometry.resolver.resolve({ expression, marked })),
        model: viewOf(await model.resolver.resolve({ expression, marked })),
      };
      lines.push(JSON.stringify(line));
    }
    console.error(`${annotated.name}: ${marked.landmarks.length} marks`);
  }
  await Promise.all([geometry.stop(), model.stop()]);
}
writeFileSync(out, `${lines.join('\n')}\n`);
