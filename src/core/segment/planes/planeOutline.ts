import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import { type CellPlanes, PATCH } from './CellPlanes.ts';

/** Patches around a plane's own patches in which it may still claim cells. */
const REACH = 3;

/** Cells from left and top up to, not including, right and bottom; left is a multiple of `PATCH`. */
export interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Smallest rectangle around the marked patches. */
export const extentOf = (
  near: Uint8Array,
  { columns, rows }: CellPlanes,
  { width, height }: InverseDepthGrid,
): Extent => {
  let [left, right, top, bottom] = [columns, 0, rows, 0];
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      if (near[r * columns + c] === 0) continue;
      left = Math.min(left, c);
      right = Math.max(right, c + 1);
      top = Math.min(top, r);
      bottom = Math.max(bottom, r + 1);
    }
  return {
    left: left * PATCH,
    right: Math.min(width, right * PATCH),
    top: top * PATCH,
    bottom: Math.min(height, bottom * PATCH),
  };
};

/** Patches inside the row spans or the column spans of a region, grown by `REACH`. */
export const outline = (cells: CellPlanes, owner: Uint8Array, id: number): Uint8Array => {
  const { columns, rows } = cells;
  const inside = new Uint8Array(columns * rows);
  for (let r = 0; r < rows; r++) {
    let first = columns;
    let last = -1;
    for (let c = 0; c < columns; c++) {
      if (owner[r * columns + c] !== id) continue;
      if (first === columns) first = c;
      last = c;
    }
    if (last >= 0) mark(inside, columns, rows, first, last, r, r);
  }
  for (let c = 0; c < columns; c++) {
    let first = rows;
    let last = -1;
    for (let r = 0; r < rows; r++) {
      if (owner[r * columns + c] !== id) continue;
      if (first === rows) first = r;
      last = r;
    }
    if (last >= 0) mark(inside, columns, rows, c, c, first, last);
  }
  return inside;
};

const mark = (
  inside: Uint8Array,
  columns: number,
  rows: number,
  c0: number,
  c1: number,
  r0: number,
  r1: number,
): void => {
  for (let r = Math.max(0, r0 - REACH); r <= Math.min(rows - 1, r1 + REACH); r++)
    inside.fill(
      1,
      r * columns + Math.max(0, c0 - REACH),
      r * columns + Math.min(columns - 1, c1 + REACH) + 1,
    );
};
