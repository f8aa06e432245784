import { compose, invert, transformPoint } from '../transforms/rigid.ts';
import type { Transform } from '../types/geometry.ts';
import type { Costmap, PlacedCostmap } from './Costmap.ts';
import { cellAt, type GroundGrid } from './GroundGrid.ts';

const LETHAL = 100;
const INSCRIBED = 99;

/** Cells of the map, half open. */
interface Window {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/**
 * What the map knows: lethal cells are blocked, inscribed ones hold no robot's centre, unknown ones are not free. A cell
 * is free where the map says so for its centre, and blocked where a blocked cell of the map touches it.
 */
export const addCostmap = (grid: GroundGrid, { costmap, targetFromCostmap }: PlacedCostmap): void => {
  const targetFromCells = compose(targetFromCostmap, costmap.origin);
  addFree(grid, costmap, invert(targetFromCells));
  addBlocked(grid, costmap, targetFromCells);
};

const addFree = (
  grid: GroundGrid,
  { width, height, resolution, data }: Costmap,
  cellsFromTarget: Transform,
): void => {
  const { x0, y0, cell, columns } = grid;
  for (let i = 0; i < grid.free.length; i++) {
    const row = Math.floor(i / columns);
    const [x, y] = transformPoint(cellsFromTarget, [
      x0 + (i - row * columns + 0.5) * cell,
      y0 + (row + 0.5) * cell,
      0,
    ]);
    const at = Math.floor(x / resolution);
    const along = Math.floor(y / resolution);
    if (at < 0 || along < 0 || at >= width || along >= height) continue;
    // What the map does not know, a robot may not cross unseen, either.
    grid.unlooked[i] = 0;
    const cost = data[along * width + at]!;
    if (cost >= 0 && cost < INSCRIBED) grid.free[i] = 1;
  }
};

/** From the map's cells, for a wall of one cell would slip between the grid's centres. */
const addBlocked = (grid: GroundGrid, costmap: Costmap, targetFromCells: Transform): void => {
  const { left, bottom, right, top } = covered(grid, costmap, invert(targetFromCells));
  for (let along = bottom; along < top; along++)
    for (let at = left; at < right; at++) {
      const cost = costmap.data[along * costmap.width + at]!;
      if (cost < INSCRIBED) continue;
      const layer = cost >= LETHAL ? grid.blocked : grid.noCentre;
      for (const i of touched(grid, costmap, targetFromCells, [at, along])) layer[i] = 1;
    }
};

/** The grid's cells that a cell of the map lies on, some of them more than once. */
function* touched(
  grid: GroundGrid,
  { resolution }: Costmap,
  targetFromCells: Transform,
  [at, along]: readonly [number, number],
): Generator<number> {
  const steps = Math.max(2, Math.ceil((2 * resolution) / grid.cell));
  for (let k = 0; k < steps * steps; k++) {
    const [x, y] = transformPoint(targetFromCells, [
      (at + ((k % steps) + 0.5) / steps) * resolution,
      (along + (Math.floor(k / steps) + 0.5) / steps) * resolution,
      0,
    ]);
    const i = cellAt(grid, x, y);
    if (i >= 0) yield i;
  }
}

/** The cells of the map around the grid. */
const covered = (
  { x0, y0, cell, columns, rows }: GroundGrid,
  { width, height, resolution }: Costmap,
  cellsFromTarget: Transform,
): Window => {
  const corners = [
    [x0, y0],
    [x0 + columns * cell, y0],
    [x0, y0 + rows * cell],
    [x0 + columns * cell, y0 + rows * cell],
  ].map(([x, y]) => transformPoint(cellsFromTarget, [x!, y!, 0]));
  const across = corners.map(([x]) => Math.floor(x / resolution));
  const along = corners.map(([, y]) => Math.floor(y / resolution));
  return {
    left: Math.max(0, Math.min(...across) - 1),
    bottom: Math.max(0, Math.min(...along) - 1),
    right: Math.min(width, Math.max(...across) + 2),
    top: Math.min(height, Math.max(...along) + 2),
  };
};
