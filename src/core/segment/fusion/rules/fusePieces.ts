export interface Pieces {
  /** The name of each cell's piece, from 1; 0 outside. */
  readonly piece: Int32Array;
  /** Cells of each piece by its name; [0] is 0. */
  readonly sizes: readonly number[];
}

/** The 4-connected pieces of the cells that are 1. */
export const namePieces = (cells: ArrayLike<number>, columns: number, rows: number): Pieces => {
  const piece = new Int32Array(columns * rows);
  const queue = new Int32Array(columns * rows);
  const sizes = [0];
  let end = 0;
  const visit = (at: number) => {
    if (cells[at] !== 1 || piece[at] !== 0) return;
    piece[at] = sizes.length;
    queue[end++] = at;
  };
  for (let start = 0; start < piece.length; start += 1) {
    end = 0;
    visit(start);
    if (end === 0) continue;
    for (let next = 0; next < end; next += 1) {
      const at = queue[next]!;
      const column = at % columns;
      if (column > 0) visit(at - 1);
      if (column < columns - 1) visit(at + 1);
      if (at >= columns) visit(at - columns);
      if (at < piece.length - columns) visit(at + columns);
    }
    sizes.push(end);
  }
  return { piece, sizes };
};

/** Only the largest 4-connected piece of the cells that are 1. */
export const largestPiece = (cells: ArrayLike<number>, columns: number, rows: number): Uint8Array => {
  const { piece, sizes } = namePieces(cells, columns, rows);
  const best = sizes.indexOf(Math.max(...sizes));
  const only = new Uint8Array(piece.length);
  if (best !== 0) for (let at = 0; at < piece.length; at += 1) if (piece[at] === best) only[at] = 1;
  return only;
};
