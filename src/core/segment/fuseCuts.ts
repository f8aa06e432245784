import { boxArea } from '../detect/boxOverlap.ts';
import type { RgbdFrame } from '../types/images.ts';
import type { FuseMap } from './fuseSegments.ts';
import type { FuseSegment } from './fuseTypes.ts';

/** Shares of a segment between which a figure divides it: less leaves a background whole, more takes all of it. */
const DIVIDES = { least: 0.1, most: 0.9 };
/** Likeness of colours up to which a division is believed, for a segment that is, or is not, another detection's. */
const LIKENESS = { taken: 0.5, free: 0.75 };
const LEVELS = 6;
const BINS = LEVELS ** 3;
const MAX_SAMPLES = 6_000;

/**
 * The object segments that a figure must not divide, by id: those of one colour throughout, for boxes of little score
 * lie on handles, lids and labels too. `figure`: 1 on its pixels, at the frame's size;
 * `touched`: how many of them are of each segment.
 */
export const uncuttable = (
  { owner, segments }: FuseMap,
  figure: Uint8Array,
  frame: RgbdFrame,
  isTaken: (segment: number) => boolean,
  touched: ReadonlyMap<number, number>,
): ReadonlySet<number> => {
  const kept = new Set<number>();
  for (const [id, pixels] of touched) {
    const segment = segments[id - 1];
    if (segment?.role !== 'object') continue;
    const share = pixels / segment.pixelCount;
    if (share < DIVIDES.least || share > DIVIDES.most) continue;
    const most = isTaken(id) ? LIKENESS.taken : LIKENESS.free;
    if (likeness(owner, segment, figure, frame) > most) kept.add(id);
  }
  return kept;
};

/**
 * How alike the colours of a segment on and off the figure are: 0 nothing in common, 1 the same (Bhattacharyya
 * coefficient of histograms with 6 levels a channel).
 */
const likeness = (
  owner: Int32Array,
  { id, box }: FuseSegment,
  figure: Uint8Array,
  { color: { width, data } }: RgbdFrame,
): number => {
  const step = Math.max(1, Math.floor(Math.sqrt(boxArea(box) / MAX_SAMPLES)));
  const counts = [new Float64Array(BINS), new Float64Array(BINS)] as const;
  const totals: [number, number] = [0, 0];
  for (let v = box.y0; v < box.y1; v += step) {
    for (let u = box.x0; u < box.x1; u += step) {
      const pixel = v * width + u;
      if (owner[pixel] !== id) continue;
      const at = pixel * 3;
      const red = (data[at]! * LEVELS) >> 8;
      const green = (data[at + 1]! * LEVELS) >> 8;
      const bin = (red * LEVELS + green) * LEVELS + ((data[at + 2]! * LEVELS) >> 8);
      const set = figure[pixel] === 1 ? 1 : 0;
      counts[set][bin] = counts[set][bin]! + 1;
      totals[set] += 1;
    }
  }
  let sum = 0;
  for (let bin = 0; bin < BINS; bin += 1) sum += Math.sqrt(counts[0][bin]! * counts[1][bin]!);
  const [off, on] = totals;
  return on && off ? sum / Math.sqrt(on * off) : 0;
};
