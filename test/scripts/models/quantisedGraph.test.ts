import { expect } from 'chai';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ConvLayer, EfficientnetLayers } from '../../../scripts/models/efficientnetLayers.ts';
import { PIXELS } from '../../../scripts/models/efficientnetLayers.ts';
import { encodeOnnx } from '../../../scripts/models/encodeOnnx.ts';
import { floatGraph } from '../../../scripts/models/floatGraph.ts';
import { OnnxBuilder } from '../../../scripts/models/OnnxBuilder.ts';
import { quantisedGraph } from '../../../scripts/models/quantisedGraph.ts';
import { seededRandom } from '../../support/random.ts';

const SIZE = 16;
const next = seededRandom(3);
const noise = (n: number, most: number) => Float32Array.from({ length: n }, () => (2 * next() - 1) * most);

const conv = (
  name: string,
  input: string,
  dims: readonly [number, number, number, number],
  more: Partial<ConvLayer> = {},
): ConvLayer => ({
  kind: 'conv',
  name,
  input,
  dims,
  weights: noise(dims[0] * dims[1] * dims[2] * dims[3], 1.5 / Math.sqrt(dims[1] * dims[2] * dims[3])),
  bias: noise(dims[0], 0.3),
  stride: 1,
  pads: [0, 0, 0, 0],
  group: 1,
  relu6: true,
  ...more,
});

/** Every kind of layer that EfficientNet-Lite has: stem, expansion, depthwise, projection, sum. */
const NET: EfficientnetLayers = {
  layers: [
    conv('stem', PIXELS, [8, 3, 3, 3], { stride: 2, pads: [0, 0, 1, 1] }),
    conv('expand', 'stem', [16, 8, 1, 1]),
    conv('depth', 'expand', [16, 1, 3, 3], { pads: [1, 1, 1, 1], group: 16 }),
    conv('project', 'depth', [8, 16, 1, 1], { relu6: false }),
    { kind: 'add', name: 'sum', inputs: ['project', 'stem'] },
  ],
  last: 'sum',
  head: { dims: [1, 8], data: noise(8, 1) },
  headBias: { dims: [1], data: noise(1, 1) },
};

type Build = (onnx: OnnxBuilder, net: EfficientnetLayers, input: string) => string;

const run = async (build: Build, pixels: Uint8Array): Promise<Float32Array> => {
  const onnx = new OnnxBuilder();
  const last = build(onnx, NET, 'planes');
  onnx.node('Identity', 'out', [last]);
  const bytes = encodeOnnx({
    name: 'tiny',
    producer: 'test',
    opset: 13,
    inputs: [{ name: 'planes', type: 'uint8', dims: [1, 3, SIZE, SIZE] }],
    outputs: [{ name: 'out', type: 'float32', dims: [1, 8, SIZE / 2, SIZE / 2] }],
    nodes: onnx.nodes,
    tensors: onnx.tensors,
    metadata: {},
  });
  const session = await InferenceSession.create(bytes, { intraOpNumThreads: 1 });
  const { out } = await session.run({ planes: new Tensor('uint8', pixels, [1, 3, SIZE, SIZE]) });
  return out!.data as Float32Array;
};

describe('the classifier in 8-bit numbers', () => {
  const pixels = Uint8Array.from({ length: 3 * SIZE * SIZE }, () => Math.floor(256 * next()));

  it('answers as the same layers in 32-bit numbers do, within a few steps of its scales', async () => {
    const exact = await run(floatGraph, pixels);
    const most = exact.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    const ranges = { project: [-most, most], sum: [-most, most] } as const;
    const rounded = await run((onnx, net, input) => quantisedGraph(onnx, net, input, ranges), pixels);
    const off = exact.map((value, i) => Math.abs(value - rounded[i]!));
    expect(off.reduce((a, b) => Math.max(a, b), 0)).to.be.below((8 * 2 * most) / 255);
    expect(off.reduce((a, b) => a + b, 0) / off.length).to.be.below((2 * 2 * most) / 255);
    expect(most).to.be.greaterThan(0.5);
  });

  it('pads the last row and column more, as TensorFlow does', async () => {
    const { weights, bias } = NET.layers[0] as ConvLayer;
    // The stem's value at the last pixel of the first channel, by hand: rows and columns 14, 15 and nothing.
    let stem = bias[0]!;
    for (let c = 0; c < 3; c++)
      for (let v = 0; v < 2; v++)
        for (let u = 0; u < 2; u++) {
          const pixel = pixels[(c * SIZE + 14 + v) * SIZE + 14 + u]!;
          stem += (weights[(c * 3 + v) * 3 + u]! * (pixel - 127)) / 128;
        }
    const first: EfficientnetLayers = { ...NET, layers: NET.layers.slice(0, 1), last: 'stem' };
    const seen = await run((builder, _, input) => floatGraph(builder, first, input), pixels);
    expect(seen[(SIZE / 2) ** 2 - 1]).to.be.closeTo(Math.min(6, Math.max(0, stem)), 1e-4);
  });

  it('says which layer has no measured range', () => {
    expect(() => quantisedGraph(new OnnxBuilder(), NET, 'planes', {})).to.throw('project');
  });
});
