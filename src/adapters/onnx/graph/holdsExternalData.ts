import { fieldsOf } from './fieldsOf.ts';

/**
 * Whether an ONNX file has tensors whose data lie in other files (`external_data`, `data_location`), at any depth:
 * initialisers, sparse ones, attributes of nodes, subgraphs, functions, training graphs. Throws RangeError on bytes that
 * are no protocol buffer.
 */
export const holdsExternalData = (bytes: Uint8Array): boolean => scan(bytes, 0, bytes.length, 'model', 0);

type Kind = 'model' | 'graph' | 'node' | 'attribute' | 'tensor' | 'sparse' | 'function' | 'training';

/** Which fields lead on to messages that may hold tensors. Field numbers of onnx.proto. */
const CHILDREN: Record<Kind, Readonly<Record<number, Kind>>> = {
  model: { 7: 'graph', 20: 'training', 25: 'function' },
  graph: { 1: 'node', 5: 'tensor', 15: 'sparse' },
  node: { 5: 'attribute' },
  attribute: { 5: 'tensor', 6: 'graph', 10: 'tensor', 11: 'graph', 22: 'sparse', 23: 'sparse' },
  tensor: {},
  sparse: { 1: 'tensor', 2: 'tensor' },
  function: { 7: 'node', 11: 'attribute' },
  training: { 1: 'graph', 2: 'graph' },
};

const EXTERNAL_DATA = 13;
const DATA_LOCATION = 14;
const MAX_DEPTH = 64;

const scan = (bytes: Uint8Array, start: number, end: number, kind: Kind, depth: number): boolean => {
  if (depth > MAX_DEPTH) throw new RangeError('the file nests too deeply');
  for (const { field, value, body } of fieldsOf(bytes, start, end)) {
    if (kind === 'tensor' && (field === EXTERNAL_DATA || (field === DATA_LOCATION && value !== 0)))
      return true;
    const child = body && CHILDREN[kind][field];
    if (child && scan(bytes, body[0], body[1], child, depth + 1)) return true;
  }
  return false;
};
