import type { OnnxBuilder, Traced } from './OnnxBuilder.ts';
import type { TfAttribute, TfNode, TfTensor } from './readGraphModel.ts';

const text = (base64: string): string => Buffer.from(base64, 'base64').toString('latin1');
const ints = (attribute: TfAttribute | undefined): number[] => (attribute?.list?.i ?? []).map(Number);

const expectPlain = ({ name, attr }: TfNode): void => {
  if (text(attr.data_format?.s ?? '') !== 'NHWC') throw new Error(`${name}: only NHWC is known`);
  if (ints(attr.dilations).some((d) => d !== 1)) throw new Error(`${name}: dilation is not known`);
  if (ints(attr.explicit_paddings).length > 0) throw new Error(`${name}: explicit padding is not known`);
};

/**
 * Rows or columns to pad before and after. SAME puts the odd one after. The input is a multiple of the stride, which
 * makes the amount free of the image's size.
 */
const padding = (kind: string, kernel: number, stride: number): [number, number] => {
  if (kind === 'VALID') return [0, 0];
  if (kind !== 'SAME') throw new Error(`padding ${kind} is not known`);
  const total = Math.max(0, kernel - stride);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
};

/** Weights [kh, kw, in, out] as [out, in, kh, kw]; depthwise [kh, kw, channels, m] as [channels * m, 1, kh, kw]. */
const transposed = (
  { shape, data }: TfTensor,
  depthwise: boolean,
): { dims: number[]; data: Float32Array } => {
  const [kh, kw, c, m] = shape as [number, number, number, number];
  const out = new Float32Array(data.length);
  for (let k = 0; k < kh * kw; k += 1) {
    for (let i = 0; i < c; i += 1) {
      for (let o = 0; o < m; o += 1) {
        const to = depthwise ? (i * m + o) * kh * kw + k : (o * c + i) * kh * kw + k;
        out[to] = data[(k * c + i) * m + o]!;
      }
    }
  }
  return { dims: depthwise ? [c * m, 1, kh, kw] : [m, c, kh, kw], data: out };
};

/** Conv2D and DepthwiseConv2dNative, plain or with a fused bias and activation. Answers the traced output. */
export const convertConv = (
  node: TfNode,
  input: Traced,
  constant: (name: string) => TfTensor,
  onnx: OnnxBuilder,
): Traced => {
  expectPlain(node);
  const depthwise = node.op.includes('Depthwise');
  const [weightName, biasName, ...rest] = node.inputs.slice(1);
  const weights = transposed(constant(weightName!), depthwise);
  const [kh, kw] = weights.dims.slice(2) as [number, number];
  const [, sh, sw] = ints(node.attr.strides) as [number, number, number];
  const kind = text(node.attr.padding?.s ?? '');
  const [top, bottom] = padding(kind, kh, sh);
  const [left, right] = padding(kind, kw, sw);
  const fused = (node.attr.fused_ops?.list?.s ?? []).map(text);
  if (rest.length > 0 || (biasName !== undefined) !== (fused[0] === 'BiasAdd')) {
    throw new Error(`${node.name}: inputs do not fit fused operations [${fused}]`);
  }
  const inputs = [input.name, onnx.tensor(weightName!, weights.dims, weights.data)];
  if (biasName) {
    const { data } = constant(biasName);
    inputs.push(onnx.tensor(biasName, [data.length], Float32Array.from(data)));
  }
  const activation = fused[1];
  if (fused.length > 2 || (activation && activation !== 'Relu')) {
    throw new Error(`${node.name}: fused operations [${fused}] are not known`);
  }
  const name = activation ? `${node.name}/linear` : node.name;
  onnx.node('Conv', name, inputs, {
    kernel_shape: [kh, kw],
    strides: [sh, sw],
    pads: [top, left, bottom, right],
    group: depthwise ? weights.dims[0]! : 1,
  });
  if (activation) onnx.node('Relu', node.name, [name]);
  return { name: node.name, stride: input.stride * sh };
};
