import { distanceFrom, type Footprint, outerRadius } from './Footprint.ts';
import { cellAt, eachCellNear, type GroundGrid } from './GroundGrid.ts';

/** Whether a footprint may stand somewhere: on known free ground, on what is not known, or not at all. */
export type Standing = 'free' | 'unknown' | 'blocked';

/** @param yaw direction of the footprint's x axis, radians */
export const standing = (
  grid: GroundGrid,
  footprint: Footprint,
  [x, y, yaw]: readonly [number, number, number],
): Standing => {
  const middle = cellAt(grid, x, y);
  if (middle < 0) return 'unknown';
  if (grid.noCentre[middle] === 1) return 'blocked';
  // Half a cell's diagonal: no corner of a touched cell is left out.
  const margin = grid.cell * Math.SQRT1_2;
  const reach = outerRadius(footprint) + margin;
  const c = Math.cos(yaw);
  const s = Math.sin(yaw);
  let unknown = leavesGrid(grid, x, y, reach);
  let blocked = false;
  eachCellNear(grid, [x, y, reach], (cell, dx, dy) => {
    if (distanceFrom(footprint, c * dx + s * dy, c * dy - s * dx) > margin) return;
    if (grid.blocked[cell] === 1) blocked = true;
    else if (grid.free[cell] === 0) unknown = true;
  });
  if (blocked) return 'blocked';
  return unknown ? 'unknown' : 'free';
};

const leavesGrid = ({ x0, y0, cell, columns, rows }: GroundGrid, x: number, y: number, reach: number) =>
  x - reach < x0 || y - reach < y0 || x + reach > x0 + columns * cell || y + reach > y0 + rows * cell;
