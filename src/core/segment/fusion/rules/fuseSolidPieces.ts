import type { Mask } from '../../../types/landmarks.ts';
import { collectMasks } from '../fuseMasks.ts';
import { namePieces } from './fusePieces.ts';

/** Thickness of what may stay, as a share of the square root of the whole segment's pixels; at least so many pixels. */
const THICKNESS = 0.2;
const LEAST_THICKNESS = 6;
const LEAST_PIXELS = 40;

/** Twice the largest distance (chessboard, pixels) from a pixel of each piece to its outside: how thick it is. */
const thicknessOf = (bits: ArrayLike<number>, columns: number, rows: number, thickness: Int32Array): void => {
  const distance = new Int32Array(columns * rows);
  const at = (row: number, column: number) =>
    row < 0 || column < 0 || row >= rows || column >= columns ? 0 : distance[row * columns + column]!;
  const pass = (row: number, column: number, back: -1 | 1): void => {
    const place = row * columns + column;
    if (bits[place] === 0) return;
    const nearest = Math.min(
      at(row + back, column - 1),
      at(row + back, column),
      at(row + back, column + 1),
      at(row, column + back),
    );
    distance[place] = back < 0 ? nearest + 1 : Math.min(distance[place]!, nearest + 1);
  };
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) pass(row, column, -1);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      pass(row, column, 1);
      const piece = bits[row * columns + column]!;
      if (piece !== 0) thickness[piece] = Math.max(thickness[piece]!, 2 * distance[row * columns + column]!);
    }
  }
};

/**
 * What is left of a segment out of which detections were cut, piece by piece: a drill whose box was cut away stays, the
 * fringe around a bottle goes. `wholePixels`: of the segment before.
 */
export const solidPieces = ({ box, bits }: Mask, wholePixels: number): readonly Mask[] => {
  const columns = box.x1 - box.x0;
  const rows = box.y1 - box.y0;
  const { piece, sizes } = namePieces(bits, columns, rows);
  const thickness = new Int32Array(sizes.length);
  thicknessOf(piece, columns, rows, thickness);
  const least = Math.max(LEAST_THICKNESS, THICKNESS * Math.sqrt(wholePixels));
  const pieces = collectMasks(piece, columns, rows);
  return [...pieces]
    .filter(([name]) => thickness[name]! >= least && sizes[name]! >= LEAST_PIXELS)
    .map(([, mask]) => ({
      ...mask,
      box: {
        x0: mask.box.x0 + box.x0,
        y0: mask.box.y0 + box.y0,
        x1: mask.box.x1 + box.x0,
        y1: mask.box.y1 + box.y0,
      },
    }));
};
