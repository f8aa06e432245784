import { boxArea } from '../../../geometry/boxOverlap.ts';
import type { PixelBox } from '../../../types/geometry.ts';
import type { RgbdFrame } from '../../../types/images.ts';
import { largestPiece } from './fusePieces.ts';

/** Cells of a coarse grid over the box and a margin around it. */
const MAX_CELLS = 1500;
const MARGIN = 0.2;
const COLOUR_LEVELS = 6;
const DEPTH_BINS = 24;
const ROUNDS = 2;
/** How much each kind of evidence may say for or against, in nats: colour tells most, a segment that leaks least. */
const LIMIT = { colour: 3, depth: 2, segment: 1.5 };

/** Prior log odds of belonging to the object, by distance from the middle of the box (1 at the middle of its sides). */
const priorOdds = (radius: number): number =>
  radius < 0.55 ? 1.5 : radius < 0.85 ? 0.5 : radius < 1.05 ? -0.3 : -1.5;

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly step: number;
  readonly u0: number;
  readonly v0: number;
  /** Log odds from the place alone; -Infinity outside the box. */
  readonly prior: Float32Array;
  readonly evidence: readonly Evidence[];
}

/** One kind of evidence: the histogram bin of each cell, -1 where it says nothing. */
interface Evidence {
  readonly bins: Int16Array;
  readonly count: number;
  /** The most that it may say for or against, in nats. */
  readonly limit: number;
}

const layGrid = (frame: RgbdFrame, owner: Int32Array, box: PixelBox): Grid => {
  const { width, height, data } = frame.color;
  const marginX = Math.max(4, Math.round((box.x1 - box.x0) * MARGIN));
  const marginY = Math.max(4, Math.round((box.y1 - box.y0) * MARGIN));
  const u0 = Math.max(0, box.x0 - marginX);
  const v0 = Math.max(0, box.y0 - marginY);
  const u1 = Math.min(width, box.x1 + marginX);
  const v1 = Math.min(height, box.y1 + marginY);
  const step = Math.max(1, Math.ceil(Math.sqrt(boxArea({ x0: u0, y0: v0, x1: u1, y1: v1 }) / MAX_CELLS)));
  const columns = Math.ceil((u1 - u0) / step);
  const rows = Math.ceil((v1 - v0) / step);
  const count = columns * rows;
  const prior = new Float32Array(count).fill(Number.NEGATIVE_INFINITY);
  const colour = new Int16Array(count);
  const depth = new Int16Array(count).fill(-1);
  const segment = new Int16Array(count);
  const inverse = new Float32Array(count);
  const segments = new Map<number, number>();
  for (let at = 0; at < count; at += 1) {
    const u = Math.min(u1 - 1, u0 + (at % columns) * step + (step >> 1));
    const v = Math.min(v1 - 1, v0 + Math.floor(at / columns) * step + (step >> 1));
    const pixel = v * width + u;
    const red = (data[pixel * 3]! * COLOUR_LEVELS) >> 8;
    const green = (data[pixel * 3 + 1]! * COLOUR_LEVELS) >> 8;
    const blue = (data[pixel * 3 + 2]! * COLOUR_LEVELS) >> 8;
    colour[at] = (red * COLOUR_LEVELS + green) * COLOUR_LEVELS + blue;
    const id = owner[pixel]!;
    if (!segments.has(id)) segments.set(id, segments.size);
    segment[at] = segments.get(id)!;
    const z = frame.depth.data[pixel]!;
    inverse[at] = z > 0 ? 1 / z : Number.NaN;
    if (u < box.x0 || u >= box.x1 || v < box.y0 || v >= box.y1) continue;
    const x = (2 * (u + 0.5 - box.x0)) / (box.x1 - box.x0) - 1;
    const y = (2 * (v + 0.5 - box.y0)) / (box.y1 - box.y0) - 1;
    prior[at] = priorOdds(Math.hypot(x, y));
  }
  binDepths(inverse, depth);
  const evidence = [
    { bins: colour, count: COLOUR_LEVELS ** 3, limit: LIMIT.colour },
    { bins: depth, count: DEPTH_BINS, limit: LIMIT.depth },
    { bins: segment, count: segments.size, limit: LIMIT.segment },
  ];
  return { columns, rows, step, u0, v0, prior, evidence };
};

/** Equal bins of inverse depth between the 2nd and 98th percentile. */
const binDepths = (inverse: Float32Array, bins: Int16Array): void => {
  const known = inverse.filter((q) => !Number.isNaN(q)).sort();
  if (known.length < 20) return;
  const low = known[Math.floor(known.length * 0.02)]!;
  const span = known[Math.floor(known.length * 0.98)]! - low || 1e-6;
  for (let at = 0; at < inverse.length; at += 1) {
    const place = Math.floor(((inverse[at]! - low) / span) * DEPTH_BINS);
    if (!Number.isNaN(place)) bins[at] = Math.min(DEPTH_BINS - 1, Math.max(0, place));
  }
};

/** Adds to the odds what a feature says: log of how often its bin is inside against outside. */
const addEvidence = (odds: Float32Array, { bins, count, limit }: Evidence, inside: Float32Array): void => {
  const figure = new Float32Array(count).fill(1);
  const ground = new Float32Array(count).fill(1);
  let figures = 1;
  let grounds = 1;
  for (let at = 0; at < inside.length; at += 1) {
    const bin = bins[at]!;
    if (bin < 0) continue;
    const share = inside[at]!;
    figure[bin] = figure[bin]! + share;
    ground[bin] = ground[bin]! + 1 - share;
    figures += share;
    grounds += 1 - share;
  }
  for (let bin = 0; bin < count; bin += 1) {
    const ratio = Math.log((figure[bin]! * grounds) / (ground[bin]! * figures));
    figure[bin] = Math.min(limit, Math.max(-limit, ratio));
  }
  for (let at = 0; at < odds.length; at += 1) if (bins[at]! >= 0) odds[at] = odds[at]! + figure[bins[at]!]!;
};

const logistic = (odds: Float32Array): Float32Array<ArrayBuffer> => {
  const out = new Float32Array(odds.length);
  for (let at = 0; at < odds.length; at += 1) out[at] = 1 / (1 + Math.exp(-odds[at]!));
  return out;
};

/** Means over 3x3 cells; the border counts twice. */
const smooth = (values: Float32Array, columns: number, rows: number): Float32Array<ArrayBuffer> => {
  const out = new Float32Array(values.length);
  for (let row = 0; row < rows; row += 1) {
    const above = Math.max(0, row - 1) * columns;
    const here = row * columns;
    const below = Math.min(rows - 1, row + 1) * columns;
    for (let column = 0; column < columns; column += 1) {
      const left = Math.max(0, column - 1);
      const right = Math.min(columns - 1, column + 1);
      let sum = 0;
      for (const at of [above, here, below])
        sum += values[at + left]! + values[at + column]! + values[at + right]!;
      out[here + column] = sum / 9;
    }
  }
  return out;
};

/**
 * The object's pixels inside a detector's box, told from the ground by colour, depth, segment and place: histograms of
 * what is around the box against what is in its middle, refined in a few rounds (the idea of Rother et al., GrabCut,
 * 2004, with histograms and smoothing in place of mixtures and a cut). Largest connected piece only, as a bitmap over
 * the box: 1 on the object.
 */
export const findFigure = (frame: RgbdFrame, owner: Int32Array, box: PixelBox): Uint8Array => {
  const grid = layGrid(frame, owner, box);
  const { columns, rows, prior } = grid;
  let inside = logistic(prior);
  for (let round = 0; round < ROUNDS; round += 1) {
    const odds = prior.slice();
    for (const evidence of grid.evidence) addEvidence(odds, evidence, inside);
    inside = smooth(logistic(odds), columns, rows);
  }
  const cells = largestPiece(
    inside.map((share, at) => (share > 0.5 && prior[at]! > Number.NEGATIVE_INFINITY ? 1 : 0)),
    columns,
    rows,
  );
  const width = box.x1 - box.x0;
  const bits = new Uint8Array(width * (box.y1 - box.y0));
  for (let v = box.y0, to = 0; v < box.y1; v += 1) {
    const row = Math.min(rows - 1, Math.floor((v - grid.v0) / grid.step));
    for (let u = box.x0; u < box.x1; u += 1, to += 1) {
      const column = Math.min(columns - 1, Math.floor((u - grid.u0) / grid.step));
      bits[to] = cells[row * columns + column]!;
    }
  }
  return bits;
};
