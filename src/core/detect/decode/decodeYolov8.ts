import { type DecodeLimits, keepBest, type RawBox } from './RawBox.ts';

export interface Yolov8Output {
  /** [4 + labels + rest, cells]: centre x, y, width, height in input pixels, then label scores 0..1. */
  readonly predictions: Float32Array;
  readonly labels: number;
  readonly cells: number;
}

/** Boxes of an anchor-free head whose grid arithmetic is in the graph (the YOLOv8 layout). One box a cell. */
export const decodeYolov8 = (
  { predictions, labels, cells }: Yolov8Output,
  limits: DecodeLimits,
): readonly RawBox[] => {
  if (predictions.length < (4 + labels) * cells) {
    throw new RangeError(`${(4 + labels) * cells} values expected, ${predictions.length} found`);
  }
  const boxes: RawBox[] = [];
  for (let cell = 0; cell < cells; cell += 1) {
    let label = 0;
    let score = -1;
    for (let i = 0; i < labels; i += 1) {
      const value = predictions[(4 + i) * cells + cell]!;
      if (value > score) {
        score = value;
        label = i;
      }
    }
    if (!(score >= limits.scoreThreshold)) continue;
    const [x, y] = [predictions[cell]!, predictions[cells + cell]!];
    const [w, h] = [predictions[2 * cells + cell]!, predictions[3 * cells + cell]!];
    boxes.push({ x0: x - w / 2, y0: y - h / 2, x1: x + w / 2, y1: y + h / 2, score, label });
  }
  return keepBest(boxes, limits);
};
