import type { DepthNoise } from '../depthNoise.ts';
import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import { ISLAND } from './splitIslands.ts';

/** Bits of a cell: it is looked at; its surface goes on to the cell at its right; to the cell below. */
export const INSIDE = 1;
export const LINK_RIGHT = 2;
export const LINK_DOWN = 4;

/** A step of depth between neighbours is an edge above this many standard deviations. */
const STEP_SIGMAS = 4.5;
/** However smoothly it falls, a surface that loses this share of its depth from cell to cell is an edge. */
const STEEPEST = 0.05;

/**
 * Links neighbouring cells of one surface. A step is an edge only when neither side's own slope foretells it, so that
 * grazing surfaces hold together and steps between parallel surfaces do not. Islands of a plane are kept to themselves.
 * Only `rows` are looked at (all of them by default); the row after the last one must be marked already.
 */
export const markBreaks = (
  grid: InverseDepthGrid,
  noise: DepthNoise,
  label: Uint8Array,
  flags: Uint8Array,
  rows: { readonly from: number; readonly to: number } = { from: 0, to: grid.height },
): void => {
  const { width, height, q } = grid;
  const s0 = STEP_SIGMAS * noise.inverseSigma;
  const s1 = STEP_SIGMAS * noise.floorMetres;
  for (let at = rows.from * width, end = rows.to * width; at < end; at++)
    flags[at] = q[at] !== 0 && (label[at] === 0 || label[at]! > ISLAND) ? INSIDE : 0;
  for (let j = rows.from; j < rows.to; j++) {
    for (let i = 0, at = j * width; i < width; i++, at++) {
      if (flags[at] === 0) continue;
      const d = q[at]!;
      let bits = INSIDE;
      if (i + 1 < width && (flags[at + 1]! & INSIDE) !== 0 && label[at + 1] === label[at]) {
        const e = q[at + 1]!;
        const step = Math.abs(e - d);
        const mean = 0.5 * (d + e);
        const limit = s0 + s1 * mean * mean;
        if (step <= limit) bits |= LINK_RIGHT;
        else if (step < STEEPEST * mean) {
          const before = i > 0 ? q[at - 1]! : 0;
          const after = i + 2 < width ? q[at + 2]! : 0;
          if (foretold(before, d, e, after, limit)) bits |= LINK_RIGHT;
        }
      }
      if (j + 1 < height && (flags[at + width]! & INSIDE) !== 0 && label[at + width] === label[at]) {
        const e = q[at + width]!;
        const step = Math.abs(e - d);
        const mean = 0.5 * (d + e);
        const limit = s0 + s1 * mean * mean;
        if (step <= limit) bits |= LINK_DOWN;
        else if (step < STEEPEST * mean) {
          const before = j > 0 ? q[at - width]! : 0;
          const after = j + 2 < height ? q[at + 2 * width]! : 0;
          if (foretold(before, d, e, after, limit)) bits |= LINK_DOWN;
        }
      }
      flags[at] = bits;
    }
  }
};

/** The slope on one side, carried on, meets the other side. */
const foretold = (before: number, d: number, e: number, after: number, limit: number): boolean => {
  if (before !== 0 && Math.abs(2 * d - before - e) < limit) return true;
  return after !== 0 && Math.abs(2 * e - after - d) < limit;
};
