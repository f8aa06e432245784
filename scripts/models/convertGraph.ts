import { convertConv } from './convertConv.ts';
import { encodeOnnx } from './encodeOnnx.ts';
import { findHardSigmoids } from './findHardSigmoids.ts';
import { OnnxBuilder, type Traced } from './OnnxBuilder.ts';
import type { TfGraph, TfNode, TfTensor } from './readGraphModel.ts';

export interface ConvertOptions {
  readonly name: string;
  /** The Placeholder, [1, nominalSize, nominalSize, 3]. */
  readonly input: string;
  readonly nominalSize: number;
  /** Where to stop: node name, the name in ONNX, and its channels. */
  readonly outputs: readonly { readonly node: string; readonly name: string; readonly channels: number }[];
  /** Write relu6(x + 3) / 6 as HardSigmoid: faster; 1/6 is then exact instead of rounded to half precision. */
  readonly hardSigmoid: boolean;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Operations that are the same word in both languages. */
const UNARY = new Set(['Relu', 'Sigmoid', 'Identity']);

/**
 * A TensorFlow.js graph as ONNX bytes. The input becomes uint8 [1, height, width, 3] of any height and width divisible
 * by 32, the outputs [1, channels, rows, columns]. Throws on every operation and variant that is not known here.
 */
export const convertGraph = (graph: TfGraph, options: ConvertOptions): Uint8Array => {
  const onnx = new OnnxBuilder();
  const hardSigmoids = options.hardSigmoid ? findHardSigmoids(graph) : new Map();
  const done = new Map<string, Traced>();

  const constant = (name: string): TfTensor => {
    const tensor = graph.tensors.get(name);
    if (!tensor) throw new Error(`${name} is not a constant`);
    return tensor;
  };
  const add = (
    op: string,
    name: string,
    inputs: readonly string[],
    stride: number,
    attributes = {},
  ): Traced => ({
    name: onnx.node(op, name, inputs, attributes),
    stride,
  });

  const placeholder = (): Traced => {
    onnx.node('Cast', '#image/float', ['image'], { to: 1 });
    return add('Transpose', '#image/nchw', ['#image/float'], 1, { perm: [0, 3, 1, 2] });
  };

  const binary = (node: TfNode): Traced => {
    const sides = node.inputs.map((name): Traced => {
      const tensor = graph.tensors.get(name);
      if (!tensor) return visit(name);
      if (tensor.data.length !== 1) throw new Error(`${node.name}: only scalar constants are known`);
      return { name: onnx.tensor(name, [], Float32Array.from(tensor.data)), stride: 0 };
    });
    return add(
      node.op,
      node.name,
      sides.map((side) => side.name),
      Math.max(...sides.map((side) => side.stride)),
    );
  };

  const mean = (node: TfNode, input: Traced): Traced => {
    const axes = [...constant(node.inputs[1]!).data];
    if (axes.join() !== '1,2' || !node.attr.keep_dims?.b)
      throw new Error(`${node.name}: not a mean over the image`);
    return add('GlobalAveragePool', node.name, [input.name], 0);
  };

  const resize = (node: TfNode, input: Traced): Traced => {
    if (node.attr.align_corners?.b || node.attr.half_pixel_centers?.b) {
      throw new Error(`${node.name}: only the plain corner rule is known`);
    }
    const [rows, columns] = constant(node.inputs[1]!).data;
    const scale = (rows! * input.stride) / options.nominalSize;
    if (rows !== columns || !Number.isInteger(scale))
      throw new Error(`${node.name}: not a whole-number scale`);
    const scales = onnx.tensor(`#scales/${scale}`, [4], new Float32Array([1, 1, scale, scale]));
    return add('Resize', node.name, [input.name, '', scales], input.stride / scale, {
      mode: 'linear',
      coordinate_transformation_mode: 'asymmetric',
      nearest_mode: 'floor',
    });
  };

  const concat = (node: TfNode): Traced => {
    const axis = constant(node.inputs.at(-1)!).data[0];
    if (axis !== 3 && axis !== -1) throw new Error(`${node.name}: only channels are concatenated here`);
    const parts = node.inputs.slice(0, -1).map(visit);
    if (new Set(parts.map((part) => part.stride)).size !== 1) throw new Error(`${node.name}: sizes differ`);
    return add(
      'Concat',
      node.name,
      parts.map((part) => part.name),
      parts[0]!.stride,
      { axis: 1 },
    );
  };

  const relu6 = (node: TfNode, input: Traced): Traced => {
    const zero = onnx.tensor('#zero', [], new Float32Array([0]));
    const six = onnx.tensor('#six', [], new Float32Array([6]));
    return add('Clip', node.name, [input.name, zero, six], input.stride);
  };

  const hardSigmoid = (name: string, input: Traced, timesInput: boolean): Traced => {
    const gate = add('HardSigmoid', timesInput ? `${name}/gate` : name, [input.name], input.stride, {
      alpha: { float: 1 / 6 },
      beta: { float: 0.5 },
    });
    return timesInput ? add('Mul', name, [input.name, gate.name], input.stride) : gate;
  };

  const convert = (node: TfNode): Traced => {
    const hard = hardSigmoids.get(node.name);
    if (hard) return hardSigmoid(node.name, visit(hard.input), hard.timesInput);
    if (node.op === 'Placeholder' && node.name === options.input) return placeholder();
    if (node.op === 'Add' || node.op === 'Mul') return binary(node);
    if (node.op === 'ConcatV2') return concat(node);
    const input = node.inputs[0] === undefined ? undefined : visit(node.inputs[0]);
    if (!input) throw new Error(`operation ${node.op} of ${node.name} is not known`);
    if (UNARY.has(node.op)) return add(node.op, node.name, [input.name], input.stride);
    if (node.op === 'Relu6') return relu6(node, input);
    if (node.op === 'Mean') return mean(node, input);
    if (node.op === 'ResizeBilinear') return resize(node, input);
    if (/^(_Fused)?Conv2D$|^(Fused)?DepthwiseConv2dNative$/.test(node.op)) {
      return convertConv(node, input, constant, onnx);
    }
    throw new Error(`operation ${node.op} of ${node.name} is not known`);
  };

  const visit = (name: string): Traced => {
    const known = done.get(name);
    if (known) return known;
    const node = graph.nodes.get(name);
    if (!node) throw new Error(`no node is named ${name}`);
    const traced = convert(node);
    done.set(name, traced);
    return traced;
  };

  const outputs = options.outputs.map(({ node, name, channels }) => {
    onnx.node('Identity', name, [visit(node).name]);
    return { name, type: 'float32' as const, dims: [1, channels, `${name}_rows`, `${name}_columns`] };
  });
  return encodeOnnx({
    name: options.name,
    producer: 'spatial_llava',
    opset: 17,
    inputs: [{ name: 'image', type: 'uint8', dims: [1, 'height', 'width', 3] }],
    outputs,
    nodes: onnx.nodes,
    tensors: onnx.tensors,
    metadata: options.metadata,
  });
};
