import { float16ToFloat32 } from './float16ToFloat32.ts';

export interface TfNode {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly string[];
  readonly attr: Readonly<Record<string, TfAttribute>>;
}

export interface TfAttribute {
  readonly b?: boolean;
  readonly i?: string;
  /** Base64 in TensorFlow.js graph files. */
  readonly s?: string;
  readonly list?: { readonly i?: readonly string[]; readonly s?: readonly string[] };
}

export interface TfTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array;
}

export interface TfGraph {
  readonly nodes: ReadonlyMap<string, TfNode>;
  /** Values of the Const nodes. */
  readonly tensors: ReadonlyMap<string, TfTensor>;
}

interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string };
}

const storedAs = ({ dtype, quantization }: WeightEntry): string =>
  quantization ? `${dtype} as ${quantization.dtype}` : dtype;

const BYTES: Record<string, number> = { 'float32 as float16': 2, float32: 4, int32: 4 };

const readTensor = (entry: WeightEntry, bytes: Uint8Array): TfTensor['data'] => {
  // A copy, for entries lie unaligned: int32 among float16.
  const { buffer } = Uint8Array.from(bytes);
  if (entry.dtype === 'int32') return new Int32Array(buffer);
  if (!entry.quantization) return new Float32Array(buffer);
  return Float32Array.from(new Uint16Array(buffer), float16ToFloat32);
};

/**
 * Reads a TensorFlow.js graph model: its JSON text and its weight file. Throws on what it does not know and unless the
 * entries use up every byte of the weight file.
 */
export const readGraphModel = (json: string, weights: Uint8Array): TfGraph => {
  const file = JSON.parse(json);
  if (file.format !== 'graph-model') throw new Error(`expected a graph-model, found ${file.format}`);
  if (file.weightsManifest.length !== 1) throw new Error('expected one group of weights');
  const tensors = new Map<string, TfTensor>();
  let at = 0;
  for (const entry of file.weightsManifest[0].weights as WeightEntry[]) {
    const size = BYTES[storedAs(entry)];
    if (!size)
      throw new Error(`weight ${entry.name} is stored as ${storedAs(entry)}, which is not known here`);
    const end = at + size * entry.shape.reduce((product, n) => product * n, 1);
    if (end > weights.length) throw new Error(`the weight file ends inside ${entry.name}`);
    tensors.set(entry.name, { shape: entry.shape, data: readTensor(entry, weights.subarray(at, end)) });
    at = end;
  }
  if (at !== weights.length)
    throw new Error(`${weights.length - at} bytes of the weight file belong to nothing`);
  const nodes = new Map<string, TfNode>();
  for (const { name, op, input = [], attr = {} } of file.modelTopology.node) {
    nodes.set(name, { name, op, inputs: input, attr });
  }
  return { nodes, tensors };
};
