import { type EfficientnetLayers, PIXELS } from './efficientnetLayers.ts';
import type { OnnxBuilder } from './OnnxBuilder.ts';
import { PIXEL_MEAN, PIXEL_SCALE } from './pixelScale.ts';

/** The layers in 32-bit numbers, from uint8 planes `input`. Answers the name of the last layer's output. */
export const floatGraph = (
  onnx: OnnxBuilder,
  { layers, last }: EfficientnetLayers,
  input: string,
): string => {
  const scalar = (name: string, value: number): string => onnx.tensor(name, [], Float32Array.of(value));
  const centred = onnx.node('Sub', 'centred', [
    onnx.node('Cast', 'floats', [input], { to: 1 }),
    scalar('mean', PIXEL_MEAN),
  ]);
  onnx.node('Div', PIXELS, [centred, scalar('scale', PIXEL_SCALE)]);
  for (const layer of layers) {
    if (layer.kind === 'add') {
      onnx.node('Add', layer.name, layer.inputs);
      continue;
    }
    const { name, dims, stride, pads, group } = layer;
    const inputs = [
      layer.input,
      onnx.tensor(`${name}.w`, dims, layer.weights),
      onnx.tensor(`${name}.b`, [layer.bias.length], layer.bias),
    ];
    const raw = layer.relu6 ? `${name}.raw` : name;
    const kernel = [dims[2]!, dims[3]!];
    onnx.node('Conv', raw, inputs, { kernel_shape: kernel, strides: [stride, stride], pads, group });
    if (layer.relu6) onnx.node('Clip', name, [raw, scalar('zero', 0), scalar('six', 6)]);
  }
  return last;
};
