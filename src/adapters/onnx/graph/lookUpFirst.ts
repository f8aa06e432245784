import { fieldsOf } from './fieldsOf.ts';

/** Field numbers of onnx.proto. */
const MODEL_GRAPH = 7;
const GRAPH = { node: 1, initializer: 5 };
const NODE = { input: 1, output: 2, name: 3, operator: 4 };
const TENSOR = { dims: 1, name: 8 };

interface GraphNode {
  readonly bytes: Uint8Array;
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/**
 * An ONNX model whose tables of small numbers with a scale a row are looked up before they are made floats, not after: of
 * Cast, Mul, Gather it makes Gather, Gather of the scales, Cast, Mul, which gives the same numbers. onnxruntime otherwise
 * keeps the whole table as floats, four times its size, and twice that while it loads. A model without such a table is
 * given back as it is.
 */
export const lookUpFirst = (model: Uint8Array): Uint8Array => {
  const graph = [...fieldsOf(model, 0, model.length)].find(({ field }) => field === MODEL_GRAPH);
  if (!graph?.body) return model;
  const parts = [...fieldsOf(model, ...graph.body)];
  const nodes = parts.flatMap(({ field, body }) =>
    field === GRAPH.node && body ? [readNode(model.subarray(...body))] : [],
  );
  const rows = new Map(
    parts.flatMap(({ field, body }) =>
      field === GRAPH.initializer && body ? [rowsOf(model.subarray(...body))] : [],
    ),
  );
  const turned = turn(nodes, rows);
  if (!turned) return model;
  const others = parts
    .filter(({ field }) => field !== GRAPH.node)
    .map(({ whole }) => model.subarray(...whole));
  const inner = [...turned.map((bytes) => field(GRAPH.node, bytes)), ...others];
  const length = inner.reduce((sum, bytes) => sum + bytes.length, 0);
  const [begin, end] = graph.whole;
  // One copy: such a file is tens of megabytes.
  const before = [model.subarray(0, begin), head(MODEL_GRAPH, length)];
  return Buffer.concat([...before, ...inner, model.subarray(end)]);
};

/** The nodes in their new order; undefined where there is nothing to turn round. */
const turn = (
  nodes: readonly GraphNode[],
  rows: ReadonlyMap<string, number>,
): readonly Uint8Array[] | undefined => {
  const made = new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)));
  const readers = (name: string): number => nodes.filter(({ inputs }) => inputs.includes(name)).length;
  const gone = new Set<GraphNode>();
  const instead = new Map<GraphNode, readonly Uint8Array[]>();
  for (const gather of nodes) {
    const scaled = made.get(gather.inputs[0] ?? '');
    const cast = made.get(scaled?.inputs[0] ?? '');
    if (gather.operator !== 'Gather' || scaled?.operator !== 'Mul' || cast?.operator !== 'Cast') continue;
    const [table, scale] = [cast.inputs[0]!, scaled.inputs[1]!];
    const sameRows = rows.has(table) && rows.get(table) === rows.get(scale);
    if (
      !sameRows ||
      rows.get(table) === 0 ||
      readers(scaled.outputs[0]!) > 1 ||
      readers(cast.outputs[0]!) > 1
    )
      continue;
    const [indices, out] = [gather.inputs[1]!, gather.outputs[0]!];
    instead.set(gather, [
      renamed(gather, [table, indices], `${out}.rows`),
      renamed(gather, [scale, indices], `${out}.scales`),
      renamed(cast, [`${out}.rows`], `${out}.floats`),
      renamed(scaled, [`${out}.floats`, `${out}.scales`], out),
    ]);
    gone.add(scaled).add(cast);
  }
  if (instead.size === 0) return undefined;
  return nodes.filter((node) => !gone.has(node)).flatMap((node) => instead.get(node) ?? [node.bytes]);
};

const text = (bytes: Uint8Array, [from, to]: readonly [number, number]): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');

const readNode = (bytes: Uint8Array): GraphNode => {
  const fields = [...fieldsOf(bytes, 0, bytes.length)];
  const all = (number: number): readonly string[] =>
    fields.flatMap(({ field, body }) => (field === number && body ? [text(bytes, body)] : []));
  const [operator = ''] = all(NODE.operator);
  return { bytes, operator, inputs: all(NODE.input), outputs: all(NODE.output) };
};

/** A table's name and how many rows it has; 0 for what is no table. */
const rowsOf = (tensor: Uint8Array): readonly [string, number] => {
  let name = '';
  const dims: number[] = [];
  for (const { field, value, body } of fieldsOf(tensor, 0, tensor.length)) {
    if (field === TENSOR.name && body) name = text(tensor, body);
    if (field === TENSOR.dims && !body) dims.push(value);
  }
  return [name, dims.length === 2 ? dims[0]! : 0];
};

/** The node with other inputs and one other output; its operator and attributes stay. */
const renamed = ({ bytes }: GraphNode, inputs: readonly string[], output: string): Uint8Array => {
  const replaced: readonly number[] = [NODE.input, NODE.output, NODE.name];
  const kept = [...fieldsOf(bytes, 0, bytes.length)].filter(({ field }) => !replaced.includes(field));
  return Buffer.concat([
    ...inputs.map((name) => field(NODE.input, Buffer.from(name))),
    field(NODE.output, Buffer.from(output)),
    ...kept.map(({ whole }) => bytes.subarray(...whole)),
  ]);
};

const varint = (value: number): readonly number[] =>
  value > 127 ? [(value % 128) + 128, ...varint(Math.floor(value / 128))] : [value];

/** Tag and length of a field that has one. */
const head = (number: number, length: number): Uint8Array =>
  Buffer.from([...varint(number * 8 + 2), ...varint(length)]);

const field = (number: number, body: Uint8Array): Uint8Array =>
  Buffer.concat([head(number, body.length), body]);
