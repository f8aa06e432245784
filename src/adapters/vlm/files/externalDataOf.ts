import type { FileHandle } from 'node:fs/promises';
import { FileWindow } from './FileWindow.ts';

type Kind =
  | 'model'
  | 'graph'
  | 'node'
  | 'attribute'
  | 'tensor'
  | 'sparse'
  | 'function'
  | 'training'
  | 'entry';

/** Fields of onnx.proto that lead on to tensors. */
const CHILDREN: Record<Kind, Readonly<Record<number, Kind>>> = {
  model: { 7: 'graph', 20: 'training', 25: 'function' },
  graph: { 1: 'node', 5: 'tensor', 15: 'sparse' },
  node: { 5: 'attribute' },
  attribute: { 5: 'tensor', 6: 'graph', 10: 'tensor', 11: 'graph', 22: 'sparse', 23: 'sparse' },
  tensor: { 13: 'entry' },
  sparse: { 1: 'tensor', 2: 'tensor' },
  function: { 7: 'node', 11: 'attribute' },
  training: { 1: 'graph', 2: 'graph' },
  entry: {},
};

const MAX_DEPTH = 64;
const MAX_NAME_BYTES = 4096;
/** Bytes of the wire types of one size. */
const FIXED_BYTES: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/**
 * The names of the files that the tensors of an ONNX file refer to, at any depth, as they are written there. Reads only
 * the structure, so a model of gigabytes costs little. Throws RangeError on bytes that are no whole protocol buffer:
 * a truncated file among them.
 */
export const externalDataOf = async (handle: FileHandle, size: number): Promise<ReadonlySet<string>> => {
  const file = new FileWindow(handle, size);
  const locations = new Set<string>();

  await walk(file, { at: 0, length: size }, 'model', 0, locations);
  return locations;
};

interface Span {
  readonly at: number;
  readonly length: number;
}

/** Adds the locations that a message names, and those within it. */
const walk = async (
  file: FileWindow,
  { at, length }: Span,
  kind: Kind,
  depth: number,
  locations: Set<string>,
): Promise<void> => {
  if (depth > MAX_DEPTH) throw new RangeError('it nests too deeply');
  const entry: { key?: string; value?: string } = {};
  for await (const { field, body } of bodiesOf(file, at, at + length)) {
    const child = CHILDREN[kind][field];
    if (child) await walk(file, body, child, depth + 1, locations);
    if (kind !== 'entry' || (field !== 1 && field !== 2)) continue;
    if (body.length > MAX_NAME_BYTES) throw new RangeError('it names a file of absurd length');
    entry[field === 1 ? 'key' : 'value'] = await file.text(body.at, body.length);
  }
  if (kind === 'entry' && entry.key === 'location') locations.add(entry.value ?? '');
};

/** The number at a byte, and the byte after it. */
const varint = async (file: FileWindow, at: number, end: number): Promise<[number, number]> => {
  let value = 0;
  for (let scale = 1, next = at; ; scale *= 128) {
    if (next >= end || scale > 2 ** 63) throw new RangeError('it is no protocol buffer');
    const byte = await file.byte(next++);
    value += (byte & 127) * scale;
    if (byte < 128) return [value, next];
  }
};

/** Fields of a message that have a length, in order: texts, bytes and messages. */
async function* bodiesOf(
  file: FileWindow,
  start: number,
  end: number,
): AsyncGenerator<{ readonly field: number; readonly body: Span }, void, void> {
  for (let at = start; at < end; ) {
    const [tag, afterTag] = await varint(file, at, end);
    const wire = tag % 8;
    if (wire === 0) {
      [, at] = await varint(file, afterTag, end);
      continue;
    }
    let body = afterTag;
    let length = FIXED_BYTES[wire] ?? Number.NaN;
    if (wire === 2) [length, body] = await varint(file, afterTag, end);
    if (!(body + length <= end)) throw new RangeError('it is no whole protocol buffer');
    if (wire === 2) yield { field: Math.floor(tag / 8), body: { at: body, length } };
    at = body + length;
  }
}
