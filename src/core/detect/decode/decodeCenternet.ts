import { type DecodeLimits, keepBest, type RawBox } from './RawBox.ts';

export interface CenternetOutput {
  /** [labels, rows, columns], scores 0..1 of an object's centre. */
  readonly heatMap: Float32Array;
  /** [4, rows, columns]: distance from the cell's corner to the left, top, right and bottom edge, input pixels. */
  readonly extents: Float32Array;
  readonly rows: number;
  readonly columns: number;
  /** Input pixels between cells. */
  readonly stride: number;
}

/**
 * Boxes at the peaks of a centre heat map: cells that are not below any of their eight neighbours of the same label.
 * Method: Zhou et al., Objects as Points, 2019, section 4, with four edge distances in place of size and offset.
 */
export const decodeCenternet = (
  { heatMap, extents, rows, columns, stride }: CenternetOutput,
  limits: DecodeLimits,
): readonly RawBox[] => {
  const cells = rows * columns;
  const boxes: RawBox[] = [];
  const { scoreThreshold } = limits;
  for (let at = 0; at < heatMap.length; at += 1) {
    const score = heatMap[at]!;
    if (!(score >= scoreThreshold)) continue;
    const label = Math.floor(at / cells);
    const cell = at - label * cells;
    const row = Math.floor(cell / columns);
    const column = cell - row * columns;
    if (!isPeak(heatMap, label * cells, row, column, rows, columns, score)) continue;
    boxes.push({
      x0: column * stride - extents[cell]!,
      y0: row * stride - extents[cells + cell]!,
      x1: column * stride + extents[2 * cells + cell]!,
      y1: row * stride + extents[3 * cells + cell]!,
      score,
      label,
    });
  }
  return keepBest(boxes, limits);
};

const isPeak = (
  map: Float32Array,
  plane: number,
  row: number,
  column: number,
  rows: number,
  columns: number,
  score: number,
): boolean => {
  const lastRow = Math.min(rows - 1, row + 1);
  const lastColumn = Math.min(columns - 1, column + 1);
  for (let r = Math.max(0, row - 1); r <= lastRow; r += 1) {
    for (let c = Math.max(0, column - 1); c <= lastColumn; c += 1) {
      if (map[plane + r * columns + c]! > score) return false;
    }
  }
  return true;
};
