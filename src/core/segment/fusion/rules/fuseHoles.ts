import { namePieces } from './fusePieces.ts';

/** A mask over columns x rows cells, and its sides beyond which it goes on unseen: the image ends there. */
export interface HollowMask {
  readonly bits: Uint8Array;
  readonly columns: number;
  readonly rows: number;
  readonly closed?:
    | { readonly left: boolean; readonly top: boolean; readonly right: boolean; readonly bottom: boolean }
    | undefined;
}

/** Gaps up to twice so many cells in the mask's rim are taken as closed. */
const REACH = 3;

/** Sets the cells up to REACH before and after each that is set, along lines of `count` cells `stride` apart. */
const growLines = (
  bits: Uint8Array,
  out: Uint8Array,
  lines: { readonly count: number; readonly step: number },
  cells: { readonly count: number; readonly step: number },
): void => {
  for (let line = 0; line < lines.count; line += 1) {
    const start = line * lines.step;
    let until = -1;
    let seen = -1;
    for (let cell = 0; cell < cells.count; cell += 1) {
      if (bits[start + cell * cells.step] === 0) {
        if (cell <= until) out[start + cell * cells.step] = 1;
        continue;
      }
      for (let back = Math.max(seen + 1, cell - REACH); back <= cell; back += 1)
        out[start + back * cells.step] = 1;
      seen = cell;
      until = cell + REACH;
    }
  }
};

/** The mask grown by REACH cells (square). */
const grow = (bits: Uint8Array, columns: number, rows: number): Uint8Array => {
  const wide = new Uint8Array(bits.length);
  const out = new Uint8Array(bits.length);
  growLines(bits, wide, { count: rows, step: columns }, { count: columns, step: 1 });
  growLines(wide, out, { count: columns, step: 1 }, { count: rows, step: columns });
  return out;
};

/**
 * Fills what a mask encloses (a bowl's bottom, a screen's glare): cells that cannot be reached from the border without
 * crossing the mask or a narrow gap in it, and that `fillable` allows. In place; answers how many were filled.
 */
export const fillHoles = (
  { bits, columns, rows, closed }: HollowMask,
  fillable: (at: number) => boolean,
): number => {
  const wall = grow(bits, columns, rows);
  const free = new Uint8Array(wall.length);
  for (let at = 0; at < wall.length; at += 1) free[at] = 1 - wall[at]!;
  const { piece, sizes } = namePieces(free, columns, rows);
  const open = new Uint8Array(sizes.length);
  for (let column = 0; column < columns; column += 1) {
    if (!closed?.top) open[piece[column]!] = 1;
    if (!closed?.bottom) open[piece[(rows - 1) * columns + column]!] = 1;
  }
  for (let row = 0; row < rows; row += 1) {
    if (!closed?.left) open[piece[row * columns]!] = 1;
    if (!closed?.right) open[piece[row * columns + columns - 1]!] = 1;
  }
  // Piece 0 is the wall itself. What is enclosed was eaten into by the wall, and is grown back.
  open[0] = 1;
  if (open.every((isOpen) => isOpen === 1)) return 0;
  const enclosed = new Uint8Array(piece.length);
  for (let at = 0; at < piece.length; at += 1) enclosed[at] = 1 - open[piece[at]!]!;
  const hole = grow(enclosed, columns, rows);
  let filled = 0;
  for (let at = 0; at < bits.length; at += 1) {
    const outside = wall[at] === 0 && open[piece[at]!] === 1;
    if (hole[at] === 0 || bits[at] === 1 || outside || !fillable(at)) continue;
    bits[at] = 1;
    filled += 1;
  }
  return filled;
};
