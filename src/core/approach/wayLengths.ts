import { cellAt, eachCellNear, type GroundGrid } from './GroundGrid.ts';

export interface WayFrom {
  readonly x: number;
  readonly y: number;
  /** Of the robot's inscribed disc, metres. */
  readonly radius: number;
}

/**
 * Metres from the robot to each cell along cells where its middle fits: free ones, and ones that the camera did not look
 * at, which say nothing (the floor before its feet). Infinity where no way is known.
 */
export const wayLengths = (grid: GroundGrid, { x, y, radius }: WayFrom): Float64Array => {
  const { columns, rows, cell } = grid;
  const lengths = new Float64Array(columns * rows).fill(Number.POSITIVE_INFINITY);
  const start = cellAt(grid, x, y);
  if (start < 0) return lengths;
  const open = passable(grid, { x, y, radius });
  const heap = new NearestFirst(lengths);
  lengths[start] = 0;
  heap.push(start);
  for (let at = heap.pop(); at >= 0; at = heap.pop())
    for (const [next, steps] of neighbours(at, columns, rows)) {
      const length = lengths[at]! + cell * steps;
      if (open[next] === 0 || length >= lengths[next]! - 1e-12) continue;
      lengths[next] = length;
      heap.push(next);
    }
  return lengths;
};

/** The cells about a cell, and how many edges of a cell away. */
function* neighbours(at: number, columns: number, rows: number): Generator<readonly [number, number]> {
  const row = Math.floor(at / columns);
  const column = at - row * columns;
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++)
      if (r !== row || c !== column) yield [r * columns + c, r !== row && c !== column ? Math.SQRT2 : 1];
}

/** Cells in which the robot's middle may be on its way. Where it stands now it may be, whatever the map says. */
const passable = (grid: GroundGrid, { x, y, radius }: WayFrom): Uint8Array => {
  const { free, unlooked, blocked, noCentre, columns, x0, y0, cell } = grid;
  const open = new Uint8Array(free.length);
  for (let i = 0; i < open.length; i++)
    open[i] = (free[i] === 1 || unlooked[i] === 1) && noCentre[i] === 0 ? 1 : 0;
  const reach = Math.max(radius, cell / 2);
  for (let i = 0; i < blocked.length; i++) {
    if (blocked[i] === 0) continue;
    const row = Math.floor(i / columns);
    eachCellNear(grid, [x0 + (i - row * columns + 0.5) * cell, y0 + (row + 0.5) * cell, reach], (near) => {
      open[near] = 0;
    });
  }
  eachCellNear(grid, [x, y, reach], (near) => {
    if (blocked[near] === 0) open[near] = 1;
  });
  return open;
};

/** A binary heap of cells by their lengths; a cell that was shortened stands in it twice, and its second coming is idle. */
class NearestFirst {
  readonly #lengths: Float64Array;
  readonly #cells: number[] = [];
  readonly #keys: number[] = [];

  constructor(lengths: Float64Array) {
    this.#lengths = lengths;
  }

  push(cell: number): void {
    const key = this.#lengths[cell]!;
    let at = this.#cells.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#keys[parent]! <= key) break;
      this.#put(at, this.#cells[parent]!, this.#keys[parent]!);
      at = parent;
    }
    this.#put(at, cell, key);
  }

  /** The nearest cell, or -1. */
  pop(): number {
    for (;;) {
      const cell = this.#cells[0];
      if (cell === undefined) return -1;
      const key = this.#keys[0]!;
      this.#removeFirst();
      if (key <= this.#lengths[cell]!) return cell;
    }
  }

  #removeFirst(): void {
    const cell = this.#cells.pop()!;
    const key = this.#keys.pop()!;
    const count = this.#cells.length;
    if (count === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= count) break;
      if (child + 1 < count && this.#keys[child + 1]! < this.#keys[child]!) child++;
      if (this.#keys[child]! >= key) break;
      this.#put(at, this.#cells[child]!, this.#keys[child]!);
      at = child;
    }
    this.#put(at, cell, key);
  }

  #put(at: number, cell: number, key: number): void {
    this.#cells[at] = cell;
    this.#keys[at] = key;
  }
}
