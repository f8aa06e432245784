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

/** The numbers of one region's box at `out[at...]`, in the order of DETECTOR_FEATURES. */
export const detectorFeatures = (
  own: PixelBox,
  boxes: readonly BoxEvidence[],
  hints: readonly BoxEvidence[],
  out: Float32Array,
  at: number,
): void => {
  named(own, boxes, out, at);
  hinted(own, hints, out, at + 4);
};

const named = (own: PixelBox, boxes: readonly BoxEvidence[], out: Float32Array, at: number): void => {
  const area = (own.x1 - own.x0) * (own.y1 - own.y0);
  let iouMost = 0;
  let score = 0;
  let best = 0;
  let inside = 0;
  for (const evidence of boxes) {
    const both = shared(own, evidence.box);
    if (both === 0) continue;
    const iou = iouOf(both, area, evidence.box);
    if (iou > iouMost) {
      iouMost = iou;
      score = evidence.score;
    }
    best = Math.max(best, iou * iou * evidence.score);
    inside = Math.max(inside, (both / area) * evidence.score);
  }
  out[at] = iouMost;
  out[at + 1] = score;
  out[at + 2] = best;
  out[at + 3] = inside;
};

const hinted = (own: PixelBox, hints: readonly BoxEvidence[], out: Float32Array, at: number): void => {
  const area = (own.x1 - own.x0) * (own.y1 - own.y0);
  let iouMost = 0;
  let likeliest = 0;
  let best = 0;
  let half = 0;
  let most = 0;
  let centred = 0;
  let sum = 0;
  let votes = 0;
  for (const { box, score } of hints) {
    const both = shared(own, box);
    if (both === 0) continue;
    const iou = iouOf(both, area, box);
    if (iou > iouMost) {
      iouMost = iou;
      likeliest = score;
    }
    best = Math.max(best, iou * iou * Math.sqrt(score));
    if (iou >= FITS) half = Math.max(half, score);
    if (iou >= FITS_WELL) most = Math.max(most, score);
    votes += iou * iou * score;
    if (!holdsCentre(own, box)) continue;
    centred = Math.max(centred, score);
    sum += score;
  }
  out[at] = iouMost;
  out[at + 1] = logOdds(likeliest);
  out[at + 2] = best;
  out[at + 3] = logOdds(half);
  out[at + 4] = logOdds(most);
  out[at + 5] = logOdds(centred);
  out[at + 6] = sum;
  out[at + 7] = votes;
};

const shared = (a: PixelBox, b: PixelBox): number => {
  const w = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const h = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return w <= 0 || h <= 0 ? 0 : w * h;
};

const iouOf = (both: number, area: number, { x0, y0, x1, y1 }: PixelBox): number =>
  both / (area + (x1 - x0) * (y1 - y0) - both);

const holdsCentre = (own: PixelBox, { x0, y0, x1, y1 }: PixelBox): boolean => {
  const x = (x0 + x1) / 2;
  const y = (y0 + y1) / 2;
  return x >= own.x0 && x <= own.x1 && y >= own.y0 && y <= own.y1;
};

const logOdds = (score: number): number =>
  score <= 0 ? NO_HINT : Math.max(NO_HINT, Math.log(score / Math.max(1e-6, 1 - score)));
