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

/** The mask grown by REACH cells (square). */
const grow = (bits: Uint8Array, columns: number, rows: number): Uint8Array => {
  const wide = new Uint8Array(bits.length);
  const out = new Uint8Array(bits.length);
  for (let at = 0; at < bits.length; at += 1) {
    if (bits[at] === 0) continue;
    const column = at % columns;
    wide.fill(1, at - Math.min(column, REACH), at + Math.min(columns - 1 - column, REACH) + 1);
  }
  for (let row = 0; row < rows; row += 1) {
    const first = Math.max(0, row - REACH);
    const last = Math.min(rows - 1, row + REACH);
    for (let column = 0; column < columns; column += 1) {
      for (let r = first; r <= last; r += 1) {
        if (wide[r * columns + column] === 0) continue;
        out[row * columns + column] = 1;
        break;
      }
    }
  }
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
  const open = new Uint8Array(bits.length);
  const queue = new Int32Array(bits.length);
  let end = 0;
  const visit = (at: number) => {
    if (wall[at] === 1 || open[at] === 1) return;
    open[at] = 1;
    queue[end++] = at;
  };
  for (let column = 0; column < columns; column += 1) {
    if (!closed?.top) visit(column);
    if (!closed?.bottom) visit((rows - 1) * columns + column);
  }
  for (let row = 0; row < rows; row += 1) {
    if (!closed?.left) visit(row * columns);
    if (!closed?.right) visit(row * columns + columns - 1);
  }
  for (let next = 0; next < end; next += 1) {
    const at = queue[next]!;
    const column = at % columns;
    if (column > 0) visit(at - 1);
    if (column < columns - 1) visit(at + 1);
    if (at >= columns) visit(at - columns);
    if (at < bits.length - columns) visit(at + columns);
  }
  // What is neither wall nor open is enclosed; it was eaten into by the wall, and is grown back.
  const enclosed = new Uint8Array(bits.length);
  for (let at = 0; at < bits.length; at += 1) enclosed[at] = wall[at] === 1 || open[at] === 1 ? 0 : 1;
  const hole = grow(enclosed, columns, rows);
  let filled = 0;
  for (let at = 0; at < bits.length; at += 1) {
    if (hole[at] === 0 || bits[at] === 1 || open[at] === 1 || !fillable(at)) continue;
    bits[at] = 1;
    filled += 1;
  }
  return filled;
};
