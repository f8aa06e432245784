import { type DecodeLimits, keepBest, type RawBox } from './RawBox.ts';

export interface YoloxOutput {
  /** [cells, 5 + labels]: centre offset x, y and log size w, h in strides; objectness; label scores, all 0..1. */
  readonly grid: Float32Array;
  readonly labels: number;
  readonly inputWidth: number;
  readonly inputHeight: number;
  readonly strides: readonly number[];
}

/**
 * Boxes of a YOLOX head without its grid arithmetic. One box a cell, of its best label; its score is objectness times
 * label score. Method: Ge et al., YOLOX, 2021, section 2.1. Throws RangeError when the cells do not fit the input.
 */
export const decodeYolox = (
  { grid, labels, inputWidth, inputHeight, strides }: YoloxOutput,
  limits: DecodeLimits,
): readonly RawBox[] => {
  const size = 5 + labels;
  const boxes: RawBox[] = [];
  let at = 0;
  for (const stride of strides) {
    for (let row = 0; row < Math.floor(inputHeight / stride); row += 1) {
      for (let column = 0; column < Math.floor(inputWidth / stride); column += 1, at += size) {
        const objectness = grid[at + 4]!;
        if (!(objectness >= limits.scoreThreshold)) continue;
        let label = 0;
        for (let i = 1; i < labels; i += 1) if (grid[at + 5 + i]! > grid[at + 5 + label]!) label = i;
        const score = objectness * grid[at + 5 + label]!;
        if (!(score >= limits.scoreThreshold)) continue;
        const halfWidth = (Math.exp(grid[at + 2]!) * stride) / 2;
        const halfHeight = (Math.exp(grid[at + 3]!) * stride) / 2;
        const x = (grid[at]! + column) * stride;
        const y = (grid[at + 1]! + row) * stride;
        boxes.push({
          x0: x - halfWidth,
          y0: y - halfHeight,
          x1: x + halfWidth,
          y1: y + halfHeight,
          score,
          label,
        });
      }
    }
  }
  if (at !== grid.length)
    throw new RangeError(`${at} grid values expected for this input, ${grid.length} found`);
  return keepBest(boxes, limits);
};
