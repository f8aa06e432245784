import type { PixelBox } from '../../../types/geometry.ts';

/** What a detector's boxes say of a region, in the order of the numbers; hints are boxes too unsure for a name. */
export const DETECTOR_FEATURES = [
  'detectorIou',
  'detectorScore',
  'detectorBest',
  'detectorInside',
  'hintIou',
  'hintScore',
  'hintBest',
  'hintHalf',
  'hintMost',
  'hintCentred',
  'hintsCentred',
  'hintVotes',
] as const;

/** A detector's box in cells of the grid. */
export interface BoxEvidence {
  readonly box: PixelBox;
  readonly score: number;
}

/** Log-odds of what no hint says: below the least that a detector reports. */
const NO_HINT = -5;
/** A box that fits a region well, and very well. */
const FITS = 0.5;
const FITS_WELL = 0.7;

/** Boxes as numbers, six each: x0, y0, x1, y1, area, score. Thousands of regions are compared with each of them. */
export type BoxTable = Float64Array;
const COLUMNS = 6;

export const boxTable = (boxes: readonly BoxEvidence[]): BoxTable =>
  Float64Array.from(
    boxes.flatMap(({ box: { x0, y0, x1, y1 }, score }) => [x0, y0, x1, y1, (x1 - x0) * (y1 - y0), score]),
  );

/** The numbers of one region's box at `out[at...]`, in the order of DETECTOR_FEATURES. */
export const detectorFeatures = (
  own: PixelBox,
  boxes: BoxTable,
  hints: BoxTable | undefined,
  out: Float32Array,
  at: number,
): void => {
  named(own, boxes, out, at);
  // Without hints the trees look at none of these.
  if (hints) hinted(own, hints, out, at + NAMED);
};
const NAMED = 4;

const named = ({ x0, y0, x1, y1 }: PixelBox, boxes: BoxTable, out: Float32Array, at: number): void => {
  const area = (x1 - x0) * (y1 - y0);
  let iouMost = 0;
  let likeliest = 0;
  let best = 0;
  let inside = 0;
  for (let k = 0; k < boxes.length; k += COLUMNS) {
    const w = Math.min(x1, boxes[k + 2]!) - Math.max(x0, boxes[k]!);
    const h = Math.min(y1, boxes[k + 3]!) - Math.max(y0, boxes[k + 1]!);
    if (w <= 0 || h <= 0) continue;
    const both = w * h;
    const score = boxes[k + 5]!;
    const iou = both / (area + boxes[k + 4]! - both);
    if (iou > iouMost) {
      iouMost = iou;
      likeliest = score;
    }
    best = Math.max(best, iou * iou * score);
    inside = Math.max(inside, (both / area) * score);
  }
  out[at] = iouMost;
  out[at + 1] = likeliest;
  out[at + 2] = best;
  out[at + 3] = inside;
};

const hinted = ({ x0, y0, x1, y1 }: PixelBox, hints: BoxTable, out: Float32Array, at: number): void => {
  const area = (x1 - x0) * (y1 - y0);
  let iouMost = 0;
  let likeliest = 0;
  let best = 0;
  let half = 0;
  let most = 0;
  let centred = 0;
  let sum = 0;
  let votes = 0;
  for (let k = 0; k < hints.length; k += COLUMNS) {
    const left = hints[k]!;
    const right = hints[k + 2]!;
    const w = (x1 < right ? x1 : right) - (x0 > left ? x0 : left);
    if (w <= 0) continue;
    const top = hints[k + 1]!;
    const bottom = hints[k + 3]!;
    const h = (y1 < bottom ? y1 : bottom) - (y0 > top ? y0 : top);
    if (h <= 0) continue;
    const both = w * h;
    const score = hints[k + 5]!;
    const iou = both / (area + hints[k + 4]! - both);
    if (iou > iouMost) {
      iouMost = iou;
      likeliest = score;
    }
    // The root is taken at the end: it keeps the order.
    best = Math.max(best, iou * iou * iou * iou * score);
    if (iou >= FITS && score > half) half = score;
    if (iou >= FITS_WELL && score > most) most = score;
    votes += iou * iou * score;
    const x = (left + right) / 2;
    const y = (top + bottom) / 2;
    if (x < x0 || x > x1 || y < y0 || y > y1) continue;
    if (score > centred) centred = score;
    sum += score;
  }
  out[at] = iouMost;
  out[at + 1] = logOdds(likeliest);
  out[at + 2] = Math.sqrt(best);
  out[at + 3] = logOdds(half);
  out[at + 4] = logOdds(most);
  out[at + 5] = logOdds(centred);
  out[at + 6] = sum;
  out[at + 7] = votes;
};

const logOdds = (score: number): number =>
  score <= 0 ? NO_HINT : Math.max(NO_HINT, Math.log(score / Math.max(1e-6, 1 - score)));
