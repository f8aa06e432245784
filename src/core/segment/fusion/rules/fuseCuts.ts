import { boxArea } from '../../../geometry/boxOverlap.ts';
import type { PixelBox } from '../../../types/geometry.ts';
import type { RgbdFrame } from '../../../types/images.ts';
import type { FuseMap } from '../fuseSegments.ts';
import type { FuseSegment } from '../fuseTypes.ts';
import { namePieces } from './fusePieces.ts';

/** Shares of a segment between which a figure divides it: less leaves a background whole, more takes all of it. */
const DIVIDES = { least: 0.1, most: 0.9 };
/** Likeness of colours up to which a division is believed, for a segment that is, or is not, another detection's. */
const LIKENESS = { taken: 0.5, free: 0.75 };
/** A figure keeps the one thing that it holds whole and that is so large a share of it. */
const CORE = 0.25;
/** Share of what a figure leaves of a thing that hangs together. */
const ONE_PIECE = 0.9;
/** Smaller segments (m) are scraps. */
const SCRAP_METRES = 0.07;
const LEVELS = 6;
const BINS = LEVELS ** 3;
const MAX_SAMPLES = 2_000;

/**
 * The segments that a figure must not divide, by id: those of one colour throughout, for boxes of little score
 * lie on handles, lids and labels too; nor any object where the box has no name. `figure`: 1 on its pixels, at the
 * frame's size, all of them in `box`;
 * `touched`: how many of them are of each segment.
 */
export const uncuttable = (
  { owner, segments }: FuseMap,
  { box, figure }: { readonly box: PixelBox; readonly figure: Uint8Array },
  frame: RgbdFrame,
  isTaken: (segment: number) => boolean,
  touched: ReadonlyMap<number, number>,
  isNamed: boolean,
): ReadonlySet<number> => {
  const kept = new Set<number>();
  for (const [id, pixels] of touched) {
    const segment = segments[id - 1];
    if (!segment) continue;
    const share = pixels / segment.pixelCount;
    if (share > DIVIDES.most) continue;
    if (segment.role === 'object' && (!isNamed || shatters(owner, segment, figure, frame.color.width))) {
      kept.add(id);
      continue;
    }
    // A part of a wall is held against the wall beside it, not against the whole of it.
    const near = share < DIVIDES.least ? nearby(segment, box) : segment;
    const most = isTaken(id) ? LIKENESS.taken : LIKENESS.free;
    if (likeness(owner, near, figure, frame) > most) kept.add(id);
  }
  return kept;
};

/**
 * The segments, by id, that a figure must not swallow: things that depth has cut out, but for the one that it is about.
 *
 * @param touched how many pixels of each segment (0: none) the figure holds
 */
export const unswallowable = (
  { segments }: FuseMap,
  touched: ReadonlyMap<number, number>,
  fx: number,
): readonly number[] => {
  let total = 0;
  for (const count of touched.values()) total += count;
  const swallowed = [...touched]
    .filter(([id, count]) => {
      const segment = segments[id - 1];
      if (segment?.role !== 'object' || count <= DIVIDES.most * segment.pixelCount) return false;
      return (Math.sqrt(segment.pixelCount) * segment.depthMetres) / fx > SCRAP_METRES;
    })
    .sort((a, b) => b[1] - a[1]);
  return swallowed.filter(([, count], rank) => rank > 0 || count < CORE * total).map(([id]) => id);
};

/** Whether a segment falls to pieces where the figure is taken out of it: the grip of a drill is no bottle. */
const shatters = (
  owner: Int32Array,
  { id, box }: FuseSegment,
  figure: Uint8Array,
  width: number,
): boolean => {
  const columns = box.x1 - box.x0;
  const rows = box.y1 - box.y0;
  const rest = new Uint8Array(columns * rows);
  for (let at = 0; at < rest.length; at += 1) {
    const pixel = (box.y0 + Math.floor(at / columns)) * width + box.x0 + (at % columns);
    if (owner[pixel] === id && figure[pixel] === 0) rest[at] = 1;
  }
  const { sizes } = namePieces(rest, columns, rows);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return Math.max(...sizes) < ONE_PIECE * total;
};

/** The segment within the box and a margin of half its size. */
const nearby = ({ id, box }: FuseSegment, around: PixelBox): Pick<FuseSegment, 'id' | 'box'> => {
  const dx = Math.round((around.x1 - around.x0) / 2);
  const dy = Math.round((around.y1 - around.y0) / 2);
  return {
    id,
    box: {
      x0: Math.max(box.x0, around.x0 - dx),
      y0: Math.max(box.y0, around.y0 - dy),
      x1: Math.min(box.x1, around.x1 + dx),
      y1: Math.min(box.y1, around.y1 + dy),
    },
  };
};

/**
 * How alike the colours of a segment on and off the figure are: 0 nothing in common, 1 the same (Bhattacharyya
 * coefficient of histograms with 6 levels a channel).
 */
const likeness = (
  owner: Int32Array,
  { id, box }: Pick<FuseSegment, 'id' | 'box'>,
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
