/**
 * Depth segmentation on one core, stage by stage: median and 99 % of CPU milliseconds (user and system, so that a busy
 * neighbour counts less) over interleaved rounds of the frames of a set.
 *
 *     npx tsx test/bench/segment.ts [FOLDER_OF_FRAME_FOLDERS ...] [--rounds 40]
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { DepthSegmenter } from '../../src/core/segment/DepthSegmenter.ts';
import type { RgbdFrame } from '../../src/core/types/images.ts';
import { median, printFigures, quantile } from './stats.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '40' } },
});
/** Rounds in which the code is still being compiled. */
const WARM_UP = 8;

const frames: RgbdFrame[] = [];
const codec = new SharpImageCodec();
for (const root of positionals.length > 0 ? positionals : ['recordings/frames', '../shared/data/frames'])
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const frame = await readFrameFolder(join(root, entry.name), codec);
    if (frame.ok) frames.push(frame.value);
    else console.error(`skipped: ${frame.failure.message}`);
  }

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const segmenter = new DepthSegmenter(cpuMs);
const times = new Map<string, number[]>();
const note = (name: string, ms: number) => times.set(name, [...(times.get(name) ?? []), ms]);
for (let round = 0; round < Number(values.rounds) + WARM_UP; round++)
  for (const { depth, camera } of frames) {
    const began = cpuMs();
    const { stages } = segmenter.segment(depth, camera);
    if (round < WARM_UP) continue;
    note('segment, whole frame', cpuMs() - began);
    for (const { stage, seconds } of stages) note(`  ${stage}`, seconds * 1000);
  }

printFigures(
  [...times].flatMap(([what, ms]) => [
    { what: `${what}, median`, value: median(ms), unit: 'CPU ms' },
    { what: `${what}, 99 %`, value: quantile(ms, 0.99), unit: 'CPU ms' },
  ]),
);
