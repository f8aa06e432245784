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
  let cells = 0;
  for (let at = 0; at < bits.length; at += 1) {
    if (wall[at] === 1 || open[at] === 1) continue;
    enclosed[at] = 1;
    cells += 1;
  }
  if (cells === 0) return 0;
  const hole = grow(enclosed, columns, rows);
  let filled = 0;
  for (let at = 0; at < bits.length; at += 1) {
    if (hole[at] === 0 || bits[at] === 1 || open[at] === 1 || !fillable(at)) continue;
    bits[at] = 1;
    filled += 1;
  }
  return filled;
};
