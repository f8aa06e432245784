/**
 * Depth segmentation on one core, stage by stage: median and 99 % of CPU milliseconds (user and system, so that a busy
 * neighbour counts less) over rounds of the frames of a set. Where PCL is installed its organised segmentation and its LCCP
 * take turns with ours, frame set by frame set.
 *
 *     npx tsx test/bench/segment.ts [FOLDER_OF_FRAME_FOLDERS ...] [--rounds 40] [--peer-rounds 6]
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { DepthSegmenter } from '../../src/core/segment/DepthSegmenter.ts';
import type { RgbdFrame } from '../../src/core/types/images.ts';
import { PclPeer } from './pcl/PclPeer.ts';
import { median, printFigures, quantile } from './stats.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '40' },
    'peer-rounds': { type: 'string', default: '6' },
  },
});
/** Rounds in which the code is still being compiled. */
const WARM_UP = 8;
const rounds = Number(values.rounds);
const peerRounds = Math.min(rounds, Number(values['peer-rounds']));

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
const note = (name: string, ms: readonly number[]) => times.set(name, [...(times.get(name) ?? []), ...ms]);

const segmentAll = (isCounted: boolean): void => {
  for (const { depth, camera } of frames) {
    const began = cpuMs();
    const { stages } = segmenter.segment(depth, camera);
    if (!isCounted) continue;
    note('segment, whole frame', [cpuMs() - began]);
    for (const { stage, seconds } of stages) note(`  ${stage}`, [seconds * 1000]);
  }
};

const folder = mkdtempSync(join(tmpdir(), 'spatial-llava-pcl-'));
try {
  const pcl = peerRounds > 0 ? PclPeer.start(folder, frames) : 'PCL was not asked for';
  for (let round = 0; round < WARM_UP; round++) segmentAll(false);
  if (pcl instanceof PclPeer) await pcl.round();
  for (let round = 0; round < rounds; round++) {
    segmentAll(true);
    if (!(pcl instanceof PclPeer) || round >= peerRounds) continue;
    const { organised, gradient, lccp } = await pcl.round();
    note('PCL organised planes and clusters, demo settings', organised);
    note('PCL organised planes and clusters, gradient normals', gradient);
    note('PCL LCCP, example settings', lccp);
  }
  if (pcl instanceof PclPeer) pcl.close();
  else console.log(`skipped: ${pcl}`);
} finally {
  rmSync(folder, { recursive: true });
}

printFigures(
  [...times].flatMap(([what, ms]) => [
    { what: `${what}, median`, value: median(ms), unit: 'CPU ms' },
    { what: `${what}, 99 %`, value: quantile(ms, 0.99), unit: 'CPU ms' },
  ]),
);
