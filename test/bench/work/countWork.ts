/**
 * Work that is counted, not timed: bytes that each part of the method allocates on one frame, arrays apart. V8 runs without
 * its optimising compilers, so that every fraction that is computed is boxed: the same count on every run and under any
 * load, and more of it is more work. Loops over whole numbers that make nothing are not seen. Prints one line of JSON;
 * work.test.ts starts it and holds it against budgets.json.
 *
 *     node --no-opt --no-maglev --single-threaded --expose-gc --import tsx test/bench/work/countWork.ts
 */
import { join } from 'node:path';
import { GCProfiler, getHeapStatistics } from 'node:v8';
import { readFrameFolder } from '../../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { askFrame } from '../../../src/cli/ask/askFrame.ts';
import { openComposition } from '../../../src/cli/openComposition.ts';
import { drawMarks } from '../../../src/core/marks/drawMarks.ts';
import { DEFAULT_PARAMETERS } from '../../../src/core/parameters/parameters.ts';
import { DepthSegmenter } from '../../../src/core/segment/DepthSegmenter.ts';
import { SCENE_FRAMES } from '../../support/sceneFrames.ts';

/** Of one part: bytes of objects and numbers, and of arrays. */
export interface Work {
  readonly heap: number;
  readonly arrays: number;
}

interface Held {
  readonly usedHeapSize: number;
  /** Of arrays, which are not in the heap. */
  readonly externalMemory: number;
}

/** Bytes that `work` allocates, whatever is collected meanwhile. */
const counted = async (work: () => unknown): Promise<Work> => {
  const held = (): Held => ({
    usedHeapSize: getHeapStatistics().used_heap_size,
    externalMemory: getHeapStatistics().external_memory,
  });
  (globalThis as { gc?: () => void }).gc!();
  const profiler = new GCProfiler();
  let live = held();
  profiler.start();
  await work();
  const end = held();
  const { statistics } = profiler.stop() as unknown as {
    statistics: readonly Readonly<Record<'beforeGC' | 'afterGC', { readonly heapStatistics: Held }>>[];
  };
  let heap = 0;
  let arrays = 0;
  const add = (now: Held): void => {
    heap += now.usedHeapSize - live.usedHeapSize;
    arrays += now.externalMemory - live.externalMemory;
  };
  for (const { beforeGC, afterGC } of statistics) {
    add(beforeGC.heapStatistics);
    live = afterGC.heapStatistics;
  }
  add(end);
  return { heap, arrays };
};

const parameters = { ...DEFAULT_PARAMETERS, detector: 'none', classifier: 'none', namer: 'none' };
const EXPRESSIONS = [
  'the green box on top of the red box',
  'the chair left of the table',
  'the leftmost box',
];
const read = await readFrameFolder(join(SCENE_FRAMES, 'living_room'), new SharpImageCodec());
if (!read.ok) throw new Error(read.failure.message);
const opened = await openComposition(parameters, console.error);
if (!opened.ok) throw new Error(opened.failure.message);
const composition = opened.value;
const segmenter = new DepthSegmenter();
const frame = read.value;
const ask = async (of: typeof frame) => {
  for (const expression of EXPRESSIONS) await askFrame(composition, parameters, of, expression);
};
const perceived = async (of: typeof frame) => {
  const marked = await composition.perception.perceive(of);
  if (!marked.ok) throw new Error(marked.failure.message);
  return marked.value;
};

const PARTS: Readonly<Record<string, () => unknown>> = {
  'depth segmentation of a frame': () => segmenter.segment(frame.depth, frame.camera),
  // A copy is another frame: nothing is remembered of it.
  'a new frame, marked': () => perceived({ ...frame }),
  'three questions about a marked frame': () => ask(newest),
  'marks drawn': async () => drawMarks(newest.color, (await perceived(newest)).landmarks),
};
let newest = { ...frame };
const work: Record<string, Work> = {};
for (const [name, part] of Object.entries(PARTS)) {
  newest = { ...frame };
  await perceived(newest);
  // Buffers that are kept from frame to frame are made in the first; code is compiled in it.
  for (let round = 0; round < 2; round++) await part();
  work[name] = await counted(part);
}
await composition.stop();
console.log(JSON.stringify(work));
