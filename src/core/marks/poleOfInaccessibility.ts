import type { Mask } from '../types/landmarks.ts';

/** The deepest pixel of a mask, image pixels, and its distance to the nearest pixel outside (centre to centre). */
export interface Pole {
  readonly u: number;
  readonly v: number;
  readonly radius: number;
}

/** Points a side of the coarse grid that gives a first bound. */
const SEEDS_A_SIDE = 12;

/** Bitmaps of more pixels than this are searched at half their size. */
const LARGE = 40_000;

/**
 * The pixel of a mask that lies farthest from everything outside it, the image's border included; among equally deep
 * ones that nearest to the mask's centroid. Exact: vertical distances come from two sweeps, and a pixel's Euclidean
 * distance is worked out only where its vertical distance can still beat the best one. In large masks, floors and walls,
 * to within two pixels. Undefined for an empty mask.
 */
export const poleOfInaccessibility = (mask: Mask): Pole | undefined => {
  const { x0, y0, x1, y1 } = mask.box;
  const width = x1 - x0;
  const height = y1 - y0;
  if (width * height > LARGE) {
    const half = deepest(halved(mask.bits, width, height), width >> 1, height >> 1);
    if (half) return { u: x0 + 2 * half.u, v: y0 + 2 * half.v, radius: 2 * half.radius };
  }
  const pole = deepest(mask.bits, width, height);
  return pole && { u: x0 + pole.u, v: y0 + pole.v, radius: pole.radius };
};

/** Half as wide and high: 1 where all four pixels are. */
const halved = (bits: Uint8Array, width: number, height: number): Uint8Array => {
  const [columns, rows] = [width >> 1, height >> 1];
  const half = new Uint8Array(columns * rows);
  for (let row = 0, at = 0; row < rows; row++) {
    const end = 2 * row * width + 2 * columns;
    for (let above = 2 * row * width, below = above + width; above < end; above += 2, below += 2, at++)
      half[at] = bits[above]! & bits[above + 1]! & bits[below]! & bits[below + 1]!;
  }
  return half;
};

/** The pole of a bitmap, in its own pixels. */
const deepest = (bits: Uint8Array, width: number, height: number): Pole | undefined => {
  const vertical = verticalDistances(bits, width, height);

  /** Squared distance of a pixel to the outside; gives up below `floor`. */
  const squaredDistance = (u: number, v: number, floor: number): number => {
    const row = v * width;
    let squared = vertical[row + u]! * vertical[row + u]!;
    for (let d = 1; d * d < squared && squared >= floor; d++) {
      const left = u - d < 0 ? 0 : vertical[row + u - d]!;
      const right = u + d >= width ? 0 : vertical[row + u + d]!;
      const nearer = Math.min(left, right);
      squared = Math.min(squared, d * d + nearer * nearer);
    }
    return squared;
  };

  const [centroidU, centroidV] = centroid(bits, width, height);
  let best = 0;
  let bestAt = -1;
  let bestOffset = Number.POSITIVE_INFINITY;
  /** Vertical distance below which a pixel cannot be as deep as the best one. */
  let need = 1;
  const consider = (u: number, v: number): void => {
    const squared = squaredDistance(u, v, best);
    if (squared < best) return;
    const offset = (u - centroidU) ** 2 + (v - centroidV) ** 2;
    if (squared === best && offset >= bestOffset) return;
    best = squared;
    bestAt = v * width + u;
    bestOffset = offset;
    need = Math.max(1, Math.ceil(Math.sqrt(best)));
  };

  for (let i = 0; i < SEEDS_A_SIDE; i++)
    for (let j = 0; j < SEEDS_A_SIDE; j++) {
      const u = Math.floor(((j + 0.5) * width) / SEEDS_A_SIDE);
      const v = Math.floor(((i + 0.5) * height) / SEEDS_A_SIDE);
      if (vertical[v * width + u]! >= need) consider(u, v);
    }
  for (let v = 0; v < height; v++)
    for (let i = v * width, end = i + width; i < end; i++)
      if (vertical[i]! >= need) consider(i - v * width, v);
  if (bestAt < 0) return undefined;
  const u = bestAt % width;
  return { u, v: (bestAt - u) / width, radius: Math.sqrt(best) };
};

/** Distance of each inside pixel to the nearest outside pixel of its column, 0 outside. */
const verticalDistances = (bits: Uint8Array, width: number, height: number): Uint16Array => {
  const distances = new Uint16Array(width * height);
  for (let i = 0; i < width; i++) distances[i] = bits[i]!;
  for (let i = width; i < distances.length; i++) distances[i] = bits[i] ? distances[i - width]! + 1 : 0;
  const last = (height - 1) * width;
  for (let i = last; i < distances.length; i++) distances[i] = bits[i]!;
  for (let i = last - 1; i >= 0; i--) {
    const fromBelow = distances[i + width]! + 1;
    if (distances[i]! > fromBelow) distances[i] = fromBelow;
  }
  return distances;
};

const centroid = (bits: Uint8Array, width: number, height: number): readonly [number, number] => {
  let sumU = 0;
  let sumV = 0;
  let count = 0;
  for (let v = 0, i = 0; v < height; v++) {
    let inRow = 0;
    for (let u = 0; u < width; u++, i++) {
      const bit = bits[i]!;
      inRow += bit;
      sumU += u * bit;
    }
    sumV += v * inRow;
    count += inRow;
  }
  return count === 0 ? [0, 0] : [sumU / count, sumV / count];
};
