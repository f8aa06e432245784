/** What is known of the ground around robot and target: square cells of the target's frame, row by row along y. */
export interface GroundGrid {
  /** Corner of the first cell, metres. */
  readonly x0: number;
  readonly y0: number;
  /** Edge of a cell, metres. */
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  /** 1: free down to the floor, as seen or as the map says. */
  readonly free: Uint8Array;
  /** 1: something stands or hangs there, or the floor ends. */
  readonly blocked: Uint8Array;
  /** 1: the camera does not look there, so that nothing is said by its not being seen. */
  readonly unlooked: Uint8Array;
  /** 1: the map lets no robot's centre stand there (inscribed cells). */
  readonly noCentre: Uint8Array;
}

export interface GroundBounds {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

const CELL_METRES = 0.05;

export const emptyGrid = ({ x0, y0, x1, y1 }: GroundBounds): GroundGrid => {
  const columns = Math.max(1, Math.ceil((x1 - x0) / CELL_METRES));
  const rows = Math.max(1, Math.ceil((y1 - y0) / CELL_METRES));
  const layer = () => new Uint8Array(columns * rows);
  return {
    x0,
    y0,
    cell: CELL_METRES,
    columns,
    rows,
    free: layer(),
    blocked: layer(),
    unlooked: layer(),
    noCentre: layer(),
  };
};

/** The cell that holds a point, or -1. */
export const cellAt = ({ x0, y0, cell, columns, rows }: GroundGrid, x: number, y: number): number => {
  const column = Math.floor((x - x0) / cell);
  const row = Math.floor((y - y0) / cell);
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : -1;
};

/** Calls `visit` with each cell whose centre lies within `radius` of a point, and with the centre relative to it. */
export const eachCellNear = (
  grid: GroundGrid,
  [x, y, radius]: readonly [number, number, number],
  visit: (cell: number, dx: number, dy: number) => void,
): void => {
  const { x0, y0, cell, columns, rows } = grid;
  const first = Math.max(0, Math.floor((x - radius - x0) / cell));
  const last = Math.min(columns - 1, Math.floor((x + radius - x0) / cell));
  const top = Math.min(rows - 1, Math.floor((y + radius - y0) / cell));
  for (let row = Math.max(0, Math.floor((y - radius - y0) / cell)); row <= top; row++)
    for (let column = first; column <= last; column++) {
      const dx = x0 + (column + 0.5) * cell - x;
      const dy = y0 + (row + 0.5) * cell - y;
      if (dx * dx + dy * dy <= radius * radius) visit(row * columns + column, dx, dy);
    }
};
