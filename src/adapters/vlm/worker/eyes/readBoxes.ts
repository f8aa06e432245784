import type { RawBox } from '../../../../core/detect/decode/RawBox.ts';
import { HostedFailure } from '../../../host/HostedFailure.ts';
import type { Tensor } from '../tensors.ts';

/** For each word, the columns of the scores that speak of it. */
export type Columns = readonly (readonly number[])[];

/** The tokens of each phrase of "[CLS] cup . remote control . [SEP]", by place. */
export const columnsOfPhrases = (ids: BigInt64Array, stop: bigint, phrases: number): Columns => {
  const columns: number[][] = Array.from({ length: phrases }, () => []);
  let phrase = 0;
  // The first token opens the text and is no word's.
  for (let at = 1; at < ids.length && phrase < phrases; at++) {
    if (ids[at] === stop) phrase++;
    else columns[phrase]!.push(at);
  }
  return columns;
};

const floats = (tensor: Tensor): Float32Array =>
  (tensor.type === 'float32' ? tensor : tensor.to('float32')).data as Float32Array;

/** The boxes of one pass in pixels of the image that was shown, one for each word that scores enough. */
export const readBoxes = (
  outputs: Readonly<Record<string, Tensor>>,
  columns: Columns,
  image: { readonly width: number; readonly height: number },
  scoreThreshold: number,
): readonly RawBox[] => {
  const { logits, pred_boxes: boxes } = outputs;
  const [count, width] = [logits?.dims[1] ?? 0, logits?.dims[2] ?? 0];
  if (!logits || !boxes || logits.dims.length !== 3 || boxes.dims[1] !== count || boxes.dims[2] !== 4) {
    const found = Object.entries(outputs).map(([name, { dims }]) => `${name} [${dims.join(', ')}]`);
    throw new HostedFailure(
      'MODEL_BAD_ANSWER',
      `logits [1, boxes, words] and pred_boxes [1, boxes, 4] are expected, the model gives ${found.join(', ')}`,
    );
  }
  const [scores, places] = [floats(logits), floats(boxes)];
  const found: RawBox[] = [];
  for (let row = 0; row < count; row++) {
    const [x, y, w, h] = places.subarray(4 * row, 4 * row + 4) as unknown as [number, number, number, number];
    const box = {
      x0: (x - w / 2) * image.width,
      y0: (y - h / 2) * image.height,
      x1: (x + w / 2) * image.width,
      y1: (y + h / 2) * image.height,
    };
    columns.forEach((own, label) => {
      let best = Number.NEGATIVE_INFINITY;
      for (const column of own) if (column < width) best = Math.max(best, scores[row * width + column]!);
      const score = 1 / (1 + Math.exp(-best));
      if (score >= scoreThreshold) found.push({ ...box, score, label });
    });
  }
  return found;
};
