import { type EfficientnetLayers, PIXELS } from './efficientnetLayers.ts';
import type { OnnxBuilder } from './OnnxBuilder.ts';
import { PIXEL_MEAN, PIXEL_SCALE } from './pixelScale.ts';

/** Least and greatest output of each layer without relu6, measured: `measureRanges.ts`. */
export type Ranges = Readonly<Record<string, readonly [low: number, high: number]>>;

interface Quantised {
  /** Name of the uint8 tensor. */
  readonly name: string;
  readonly scale: number;
  readonly zero: number;
}

/** Weights keep to seven bits: with eight, sums of two products overflow 16 bits on x86 without VNNI. */
const WEIGHT_MOST = 63;

/** Scale and zero point of uint8 numbers that cover a range, with 0 represented exactly. */
const scaleOf = ([low, high]: readonly [number, number]): { scale: number; zero: number } => {
  const [least, most] = [Math.min(0, low), Math.max(0, high)];
  const scale = Math.fround((most - least) / 255);
  return { scale, zero: Math.round(-least / scale) };
};

type Convolution = Extract<EfficientnetLayers['layers'][number], { kind: 'conv' }>;

/** Names of a layer's weights and bias, stored as whole numbers with one scale an output channel. */
const quantisedWeights = (
  onnx: OnnxBuilder,
  { name, dims, weights, bias }: Convolution,
  inputScale: number,
): readonly [string, string] => {
  const outputs = bias.length;
  const size = weights.length / outputs;
  const weightScale = Float32Array.from({ length: outputs }, (_, o) => {
    const most = weights.subarray(o * size, (o + 1) * size).reduce((a, w) => Math.max(a, Math.abs(w)), 0);
    return Math.max(most / WEIGHT_MOST, 1e-12);
  });
  const small = Int8Array.from(weights, (w, i) => Math.round(w / weightScale[Math.floor(i / size)]!));
  const biasScale = weightScale.map((s) => s * inputScale);
  const constant = (
    part: string,
    shape: readonly number[],
    data: Int8Array | Int32Array,
    scale: Float32Array,
  ) => {
    const zeros = data instanceof Int8Array ? new Int8Array(outputs) : new Int32Array(outputs);
    const inputs = [
      onnx.tensor(`${name}.${part}.q`, shape, data),
      onnx.tensor(`${name}.${part}.scale`, [outputs], scale),
      onnx.tensor(`${name}.${part}.zero`, [outputs], zeros),
    ];
    return onnx.node('DequantizeLinear', `${name}.${part}`, inputs, { axis: 0 });
  };
  const wholeBias = Int32Array.from(bias, (b, o) => Math.round(b / biasScale[o]!));
  return [constant('w', dims, small, weightScale), constant('b', [outputs], wholeBias, biasScale)];
};

/**
 * The layers in 8-bit numbers, from uint8 planes `input`: each layer between a DequantizeLinear and a QuantizeLinear,
 * which onnxruntime joins into integer kernels (on a CPU with VNNI in less than half of the time). Weights have one scale
 * an output channel. What follows relu6 lies in 0..6, so the rounding to uint8 cuts there by itself. Answers the name of
 * the last layer's output, in 32-bit numbers.
 */
export const quantisedGraph = (
  onnx: OnnxBuilder,
  { layers, last }: EfficientnetLayers,
  input: string,
  ranges: Ranges,
): string => {
  const scales = new Map<string, Quantised>([
    [PIXELS, { name: input, scale: 1 / PIXEL_SCALE, zero: PIXEL_MEAN }],
  ]);
  const parameters = ({ name, scale, zero }: Quantised): [string, string] => [
    onnx.tensor(`${name}.scale`, [], Float32Array.of(scale)),
    onnx.tensor(`${name}.zero`, [], Uint8Array.of(zero)),
  ];
  let reads = 0;
  const read = (layer: string): string => {
    const of = scales.get(layer)!;
    reads += 1;
    return onnx.node('DequantizeLinear', `${of.name}.read${reads}`, [of.name, ...parameters(of)]);
  };
  const write = (layer: string, raw: string, range: readonly [number, number]): void => {
    const of = { name: `${layer}.q`, ...scaleOf(range) };
    onnx.node('QuantizeLinear', of.name, [raw, ...parameters(of)]);
    scales.set(layer, of);
  };
  const rangeOf = (name: string): readonly [number, number] => {
    const range = ranges[name];
    if (!range) throw new Error(`the range of ${name} has not been measured`);
    return range;
  };

  for (const layer of layers) {
    const { name } = layer;
    if (layer.kind === 'add') {
      write(name, onnx.node('Add', name, layer.inputs.map(read)), rangeOf(name));
      continue;
    }
    const { dims, stride, pads, group } = layer;
    const inputs = [read(layer.input), ...quantisedWeights(onnx, layer, scales.get(layer.input)!.scale)];
    const kernel = [dims[2]!, dims[3]!];
    const raw = onnx.node('Conv', name, inputs, {
      kernel_shape: kernel,
      strides: [stride, stride],
      pads,
      group,
    });
    write(name, raw, layer.relu6 ? [0, 6] : rangeOf(name));
  }
  return read(last);
};
