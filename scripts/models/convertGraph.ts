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

/** Writes the ONNX nodes of a graph's nodes, each once, from the outputs back to the input. */
class GraphConverter {
  readonly onnx = new OnnxBuilder();
  readonly #graph: TfGraph;
  readonly #options: ConvertOptions;
  readonly #hardSigmoids: ReturnType<typeof findHardSigmoids>;
  readonly #done = new Map<string, Traced>();

  constructor(graph: TfGraph, options: ConvertOptions) {
    this.#graph = graph;
    this.#options = options;
    this.#hardSigmoids = options.hardSigmoid ? findHardSigmoids(graph) : new Map();
  }

  readonly visit = (name: string): Traced => {
    const known = this.#done.get(name);
    if (known) return known;
    const node = this.#graph.nodes.get(name);
    if (!node) throw new Error(`no node is named ${name}`);
    const traced = this.#convert(node);
    this.#done.set(name, traced);
    return traced;
  };

  readonly #constant = (name: string): TfTensor => {
    const tensor = this.#graph.tensors.get(name);
    if (!tensor) throw new Error(`${name} is not a constant`);
    return tensor;
  };
  readonly #add = (
    op: string,
    name: string,
    inputs: readonly string[],
    stride: number,
    attributes = {},
  ): Traced => ({
    name: this.onnx.node(op, name, inputs, attributes),
    stride,
  });

  #placeholder(): Traced {
    this.onnx.node('Cast', '#image/float', ['image'], { to: 1 });
    return this.#add('Transpose', '#image/nchw', ['#image/float'], 1, { perm: [0, 3, 1, 2] });
  }

  #binary(node: TfNode): Traced {
    const sides = node.inputs.map((name): Traced => {
      const tensor = this.#graph.tensors.get(name);
      if (!tensor) return this.visit(name);
      if (tensor.data.length !== 1) throw new Error(`${node.name}: only scalar constants are known`);
      return { name: this.onnx.tensor(name, [], Float32Array.from(tensor.data)), stride: 0 };
    });
    return this.#add(
      node.op,
      node.name,
      sides.map((side) => side.name),
      Math.max(...sides.map((side) => side.stride)),
    );
  }

  #mean(node: TfNode, input: Traced): Traced {
    const axes = [...this.#constant(node.inputs[1]!).data];
    if (axes.join() !== '1,2' || !node.attr.keep_dims?.b)
      throw new Error(`${node.name}: not a mean over the image`);
    return this.#add('GlobalAveragePool', node.name, [input.name], 0);
  }

  #resize(node: TfNode, input: Traced): Traced {
    if (node.attr.align_corners?.b || node.attr.half_pixel_centers?.b) {
      throw new Error(`${node.name}: only the plain corner rule is known`);
    }
    const [rows, columns] = this.#constant(node.inputs[1]!).data;
    const scale = (rows! * input.stride) / this.#options.nominalSize;
    if (rows !== columns || !Number.isInteger(scale))
      throw new Error(`${node.name}: not a whole-number scale`);
    const scales = this.onnx.tensor(`#scales/${scale}`, [4], new Float32Array([1, 1, scale, scale]));
    return this.#add('Resize', node.name, [input.name, '', scales], input.stride / scale, {
      mode: 'linear',
      coordinate_transformation_mode: 'asymmetric',
      nearest_mode: 'floor',
    });
  }

  #concat(node: TfNode): Traced {
    const axis = this.#constant(node.inputs.at(-1)!).data[0];
    if (axis !== 3 && axis !== -1) throw new Error(`${node.name}: only channels are concatenated here`);
    const parts = node.inputs.slice(0, -1).map(this.visit);
    if (new Set(parts.map((part) => part.stride)).size !== 1) throw new Error(`${node.name}: sizes differ`);
    return this.#add(
      'Concat',
      node.name,
      parts.map((part) => part.name),
      parts[0]!.stride,
      { axis: 1 },
    );
  }

  #relu6(node: TfNode, input: Traced): Traced {
    const zero = this.onnx.tensor('#zero', [], new Float32Array([0]));
    const six = this.onnx.tensor('#six', [], new Float32Array([6]));
    return this.#add('Clip', node.name, [input.name, zero, six], input.stride);
  }

  #hardSigmoid(name: string, input: Traced, timesInput: boolean): Traced {
    const gate = this.#add('HardSigmoid', timesInput ? `${name}/gate` : name, [input.name], input.stride, {
      alpha: { float: 1 / 6 },
      beta: { float: 0.5 },
    });
    return timesInput ? this.#add('Mul', name, [input.name, gate.name], input.stride) : gate;
  }

  #convert(node: TfNode): Traced {
    const hard = this.#hardSigmoids.get(node.name);
    if (hard) return this.#hardSigmoid(node.name, this.visit(hard.input), hard.timesInput);
    if (node.op === 'Placeholder' && node.name === this.#options.input) return this.#placeholder();
    if (node.op === 'Add' || node.op === 'Mul') return this.#binary(node);
    if (node.op === 'ConcatV2') return this.#concat(node);
    const input = node.inputs[0] === undefined ? undefined : this.visit(node.inputs[0]);
    if (!input) throw new Error(`operation ${node.op} of ${node.name} is not known`);
    if (UNARY.has(node.op)) return this.#add(node.op, node.name, [input.name], input.stride);
    if (node.op === 'Relu6') return this.#relu6(node, input);
    if (node.op === 'Mean') return this.#mean(node, input);
    if (node.op === 'ResizeBilinear') return this.#resize(node, input);
    if (/^(_Fused)?Conv2D$|^(Fused)?DepthwiseConv2dNative$/.test(node.op)) {
      return convertConv(node, input, this.#constant, this.onnx);
    }
    throw new Error(`operation ${node.op} of ${node.name} is not known`);
  }
}

/**
 * A TensorFlow.js graph as ONNX bytes. The input becomes uint8 [1, height, width, 3] of any height and width divisible
 * by 32, the outputs [1, channels, rows, columns]. Throws on every operation and variant that is not known here.
 */
export const convertGraph = (graph: TfGraph, options: ConvertOptions): Uint8Array => {
  const converter = new GraphConverter(graph, options);
  const { onnx } = converter;
  const outputs = options.outputs.map(({ node, name, channels }) => {
    onnx.node('Identity', name, [converter.visit(node).name]);
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
