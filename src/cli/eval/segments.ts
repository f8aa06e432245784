import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readFrameFolder } from '../../adapters/files/readFrameFolder.ts';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { GeometrySegmenter } from '../../core/segment/GeometrySegmenter.ts';
import type { Segmenter } from '../../core/segment/Segmenter.ts';
import type { MonotonicClock } from '../../core/types/MonotonicClock.ts';
import { readLabels } from './readLabels.ts';
import { type SegmentScore, scoreSegments } from './scoreSegments.ts';

export interface SegmentsOptions {
  readonly codec: ImageCodec;
  /** Depth geometry alone unless another (fused with a detector, say) is given. */
  readonly segmenter?: Segmenter;
  readonly now?: MonotonicClock;
  /** Where one line a frame goes; nothing is printed without it. */
  readonly print?: (line: string) => void;
}

/** JSON of `eval segments`. */
export interface SegmentsReport {
  readonly frames: number;
  readonly objects: number;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  /** Mean over objects of the best IoU. */
  readonly mean_iou: number;
  /** Median milliseconds of segmentation a frame. */
  readonly ms: number;
}

/**
 * Class-agnostic segmentation against instance labels: each folder holds a frame and labels.png (16 bits; 0 unknown,
 * 1 support, 2.. objects). Supporting planes are no prediction. Fails on the first folder that cannot be read.
 *
 * @param path a frame folder, or a folder of frame folders
 */
export const evalSegments = async (
  path: string,
  options: SegmentsOptions,
): Promise<Result<SegmentsReport>> => {
  const now = options.now ?? (() => performance.now());
  const segmenter = options.segmenter ?? new GeometrySegmenter();
  const folders = await frameFolders(path);
  if (folders.length === 0) return fail('NO_FRAME', `${path} holds no folder with labels.png`);
  const scores: SegmentScore[] = [];
  const times: number[] = [];
  for (const folder of folders) {
    const frame = await readFrameFolder(folder, options.codec);
    if (!frame.ok) return frame;
    const labels = await readLabels(folder, options.codec, frame.value.depth);
    if (!labels.ok) return labels;
    const began = now();
    const cut = await segmenter.segment(frame.value, {});
    times.push(now() - began);
    if (!cut.ok) return cut;
    const masks = cut.value.candidates.filter(({ role }) => role === 'object').map(({ mask }) => mask);
    const score = scoreSegments(labels.value, frame.value.depth.width, masks);
    scores.push(score);
    options.print?.(describe(folder, score));
  }
  return ok(summarise(scores, times));
};

const summarise = (scores: readonly SegmentScore[], times: number[]): SegmentsReport => {
  const sum = (of: (score: SegmentScore) => number) => scores.reduce((total, score) => total + of(score), 0);
  const matched = sum((s) => s.matched);
  const predicted = sum((s) => s.predicted);
  const objects = sum((s) => s.objects);
  const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
  return {
    frames: scores.length,
    objects,
    f1: ratio(2 * matched, predicted + objects),
    precision: ratio(matched, predicted),
    recall: ratio(matched, objects),
    mean_iou: ratio(
      sum((s) => s.bestIou.reduce((a, b) => a + b, 0)),
      objects,
    ),
    ms: times.sort((a, b) => a - b)[times.length >> 1]!,
  };
};

const describe = (folder: string, score: SegmentScore): string =>
  `${folder}: ${score.matched} of ${score.objects} objects, ${score.predicted} masks, best IoU ${score.bestIou
    .map((iou) => iou.toFixed(2))
    .join(' ')}`;

/** Frame folders with labels, by name with numbers in order. */
const frameFolders = async (path: string): Promise<string[]> => {
  const entries = await readdir(path, { withFileTypes: true });
  if (entries.some((entry) => entry.name === 'labels.png')) return [path];
  const folders: string[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory()) continue;
    const names = await readdir(join(path, entry.name));
    if (names.includes('labels.png')) folders.push(join(path, entry.name));
  }
  return folders.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
};
