/**
 * The method on one machine, stage by stage: depth geometry, detector, fusion, measuring, marks, drawing, deciding; and
 * a whole question on a frame that is new and on one that is marked already.
 *
 *     npm run models && npx tsx test/bench/pipeline.ts [FRAME_SET] [--rounds 15]
 */
import { parseArgs } from 'node:util';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { askFrame } from '../../src/cli/ask/askFrame.ts';
import { readFrameSet } from '../../src/cli/eval/frames/readFrameSet.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import { drawMarks } from '../../src/core/marks/drawMarks.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { median, printFigures, quantile } from './stats.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '15' } },
});
const codec = new SharpImageCodec();
const opened = await openComposition(DEFAULT_PARAMETERS, console.error);
if (!opened.ok) throw new Error(opened.failure.message);
const composition = opened.value;
const times = new Map<string, number[]>();
const note = (name: string, ms: number) => times.set(name, [...(times.get(name) ?? []), ms]);
const GEOMETRY = new Set(['grid', 'planes', 'assign', 'edges', 'normals', 'regions', 'labels']);

for (const { folder, questions } of await readFrameSet(positionals[0] ?? 'recordings/frames')) {
  const read = await readFrameFolder(folder, codec);
  if (!read.ok) throw new Error(read.failure.message);
  composition.perception.clear();
  for (let round = 0; round < Number(values.rounds); round++) {
    // A copy is another frame: nothing is remembered of it.
    const frame = { ...read.value };
    const { expression } = questions[round % questions.length]!;
    const cold = performance.now();
    await askFrame(composition, DEFAULT_PARAMETERS, frame, expression);
    const coldMs = performance.now() - cold;
    const warm = performance.now();
    await askFrame(composition, DEFAULT_PARAMETERS, frame, expression);
    const warmMs = performance.now() - warm;
    const marked = await composition.perception.perceive(frame);
    if (!marked.ok) throw new Error(marked.failure.message);
    const drawing = performance.now();
    drawMarks(frame.color, marked.value.landmarks);
    const drawMs = performance.now() - drawing;
    // The first rounds of a frame warm up the compiler.
    if (round < 3) continue;
    note('question, new frame', coldMs);
    note('question, marked frame', warmMs);
    note('draw marks', drawMs);
    let geometry = 0;
    for (const { stage, seconds } of marked.value.stages)
      if (GEOMETRY.has(stage)) geometry += seconds * 1000;
      else note(stage, seconds * 1000);
    note('depth geometry', geometry);
  }
}
await composition.stop();
printFigures(
  [...times].flatMap(([name, ms]) => [
    { what: `${name}, p10 of ${ms.length}`, value: quantile(ms, 0.1), unit: 'ms' },
    { what: `${name}, median`, value: median(ms), unit: 'ms' },
    { what: `${name}, p95`, value: quantile(ms, 0.95), unit: 'ms' },
  ]),
);
