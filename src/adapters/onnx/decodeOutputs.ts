import { decodeCenternet } from '../../core/detect/decode/decodeCenternet.ts';
import { decodeYolov8 } from '../../core/detect/decode/decodeYolov8.ts';
import { decodeYolox } from '../../core/detect/decode/decodeYolox.ts';
import type { DecodeLimits, RawBox } from '../../core/detect/decode/RawBox.ts';
import type { ModelCard } from './cards/ModelCard.ts';

/** What a session gives back of a tensor. */
export interface OutputTensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** Boxes in input pixels. Throws RangeError when the shapes are not those that the card promises. */
export const decodeOutputs = (
  { output, labels }: Pick<ModelCard, 'output' | 'labels'>,
  read: (name: string) => OutputTensor,
  input: { readonly width: number; readonly height: number },
  limits: DecodeLimits,
): readonly RawBox[] => {
  const shaped = (name: string, ...expected: readonly (number | undefined)[]): OutputTensor => {
    const tensor = read(name);
    const fits =
      expected.length === tensor.dims.length &&
      expected.every((n, i) => n === undefined || n === tensor.dims[i]);
    if (fits) return tensor;
    const wanted = expected.map((n) => n ?? '?').join('x');
    throw new RangeError(`output ${name} is ${tensor.dims.join('x')}; its card makes it ${wanted}`);
  };
  if (output.kind === 'yolox') {
    const grid = shaped(output.grid, 1, undefined, 5 + labels.length).data;
    const { width: inputWidth, height: inputHeight } = input;
    return decodeYolox(
      { grid, labels: labels.length, inputWidth, inputHeight, strides: output.strides },
      limits,
    );
  }
  if (output.kind === 'yolov8') {
    const { data, dims } = shaped(output.predictions, 1, undefined, undefined);
    return decodeYolov8({ predictions: data, labels: labels.length, cells: dims[2]! }, limits);
  }
  const rows = input.height / output.stride;
  const columns = input.width / output.stride;
  const heatMap = shaped(output.heatMap, 1, labels.length, rows, columns).data;
  const extents = shaped(output.extents, 1, 4, rows, columns).data;
  return decodeCenternet({ heatMap, extents, rows, columns, stride: output.stride }, limits);
};
