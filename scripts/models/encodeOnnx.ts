import { ProtoWriter } from './ProtoWriter.ts';

/** The part of ONNX that the converter writes. Field numbers below are those of onnx.proto (ONNX IR version 8). */
export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array | BigInt64Array | Uint8Array | Int8Array | Int32Array;
}

export type OnnxAttribute = number | { readonly float: number } | string | readonly number[];

export interface OnnxNode {
  readonly op: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
}

export interface OnnxValue {
  readonly name: string;
  readonly type: 'float32' | 'uint8';
  /** A word is a symbolic dimension. */
  readonly dims: readonly (number | string)[];
}

export interface OnnxModel {
  readonly name: string;
  readonly producer: string;
  readonly opset: number;
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly OnnxTensor[];
  readonly metadata: Readonly<Record<string, string>>;
}

const ELEMENT = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7 } as const;
const ATTRIBUTE = { FLOAT: 1, INT: 2, STRING: 3, INTS: 7 } as const;

const attribute = (name: string, value: OnnxAttribute): ProtoWriter => {
  const out = new ProtoWriter().string(1, name);
  if (typeof value === 'number') return out.int(3, value).int(20, ATTRIBUTE.INT);
  if (typeof value === 'string') return out.string(4, value).int(20, ATTRIBUTE.STRING);
  if ('float' in value) return out.float(2, value.float).int(20, ATTRIBUTE.FLOAT);
  for (const item of value) out.int(8, item);
  return out.int(20, ATTRIBUTE.INTS);
};

const node = ({ op, name, inputs, outputs, attributes = {} }: OnnxNode): ProtoWriter => {
  const out = new ProtoWriter();
  for (const input of inputs) out.string(1, input);
  for (const output of outputs) out.string(2, output);
  out.string(3, name).string(4, op);
  for (const [key, value] of Object.entries(attributes)) out.message(5, attribute(key, value));
  return out;
};

const elementOf = (data: OnnxTensor['data']): number => {
  if (data instanceof Float32Array) return ELEMENT.float32;
  if (data instanceof BigInt64Array) return ELEMENT.int64;
  if (data instanceof Int32Array) return ELEMENT.int32;
  return data instanceof Int8Array ? ELEMENT.int8 : ELEMENT.uint8;
};

const tensor = ({ name, dims, data }: OnnxTensor): ProtoWriter => {
  const out = new ProtoWriter();
  for (const dim of dims) out.int(1, dim);
  return out
    .int(2, elementOf(data))
    .string(8, name)
    .bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
};

const value = ({ name, type, dims }: OnnxValue): ProtoWriter => {
  const shape = new ProtoWriter();
  for (const dim of dims) {
    shape.message(
      1,
      typeof dim === 'number' ? new ProtoWriter().int(1, dim) : new ProtoWriter().string(2, dim),
    );
  }
  const tensorType = new ProtoWriter().int(1, ELEMENT[type]).message(2, shape);
  return new ProtoWriter().string(1, name).message(2, new ProtoWriter().message(1, tensorType));
};

/** A serialised ModelProto: the same model gives the same bytes. Tensor data is little endian, as this machine must be. */
export const encodeOnnx = (model: OnnxModel): Uint8Array => {
  const graph = new ProtoWriter();
  for (const item of model.nodes) graph.message(1, node(item));
  graph.string(2, model.name);
  for (const item of model.tensors) graph.message(5, tensor(item));
  for (const item of model.inputs) graph.message(11, value(item));
  for (const item of model.outputs) graph.message(12, value(item));
  const out = new ProtoWriter().int(1, 8).string(2, model.producer).message(7, graph);
  out.message(8, new ProtoWriter().string(1, '').int(2, model.opset));
  for (const [key, text] of Object.entries(model.metadata)) {
    out.message(14, new ProtoWriter().string(1, key).string(2, text));
  }
  return out.finish();
};
