import type { Plane } from './Plane.ts';

/** Numbers kept for one set of samples (x, y, q): count, sums, sums of products. */
export const MOMENTS = 10;

/** Adds set `from` of `source` to the sums in `target` at offset `to`. */
export const addMoments = (target: Float64Array, to: number, source: Float64Array, from: number): void => {
  for (let k = 0; k < MOMENTS; k++) target[to + k] = target[to + k]! + source[from + k]!;
};

/**
 * Least squares of q = a x + b y + c from sums [n, Sx, Sy, Sxx, Sxy, Syy, Sq, Sxq, Syq, Sqq] at `at`; noise of q is
 * even over the image, so this is the maximum-likelihood plane. Returns undefined for degenerate sets.
 */
export const solvePlane = (m: Float64Array, at: number): (Plane & { readonly rms: number }) | undefined => {
  const n = m[at]!;
  if (n < 3) return undefined;
  const mx = m[at + 1]! / n;
  const my = m[at + 2]! / n;
  const mq = m[at + 6]! / n;
  const xx = m[at + 3]! / n - mx * mx;
  const xy = m[at + 4]! / n - mx * my;
  const yy = m[at + 5]! / n - my * my;
  const det = xx * yy - xy * xy;
  if (!(det > 1e-6 * xx * yy) || xx <= 0 || yy <= 0) return undefined;
  const xq = m[at + 7]! / n - mx * mq;
  const yq = m[at + 8]! / n - my * mq;
  const a = (xq * yy - yq * xy) / det;
  const b = (yq * xx - xq * xy) / det;
  const variance = m[at + 9]! / n - mq * mq - a * xq - b * yq;
  return { a, b, c: mq - a * mx - b * my, rms: Math.sqrt(Math.max(0, variance)) };
};

/** Mean square of q - (a x + b y + c) over the samples summed at `at`. */
export const meanSquareResidual = (m: Float64Array, at: number, { a, b, c }: Plane): number => {
  const square =
    m[at + 9]! -
    2 * (a * m[at + 7]! + b * m[at + 8]! + c * m[at + 6]!) +
    a * a * m[at + 3]! +
    2 * a * b * m[at + 4]! +
    b * b * m[at + 5]! +
    2 * c * (a * m[at + 1]! + b * m[at + 2]!) +
    c * c * m[at]!;
  return Math.max(0, square) / m[at]!;
};
