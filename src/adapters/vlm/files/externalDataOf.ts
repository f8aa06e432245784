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

/**
 * The names of the files that the tensors of an ONNX file refer to, at any depth, as they are written there. Reads only
 * the structure, so a model of gigabytes costs little. Throws RangeError on bytes that are no whole protocol buffer:
 * a truncated file among them.
 */
export async function externalDataOf(handle: FileHandle, size: number): Promise<ReadonlySet<string>> {
  const file = new FileWindow(handle, size);
  const locations = new Set<string>();

  const varint = async (at: number, end: number): Promise<[number, number]> => {
    let value = 0;
    for (let scale = 1, next = at; ; scale *= 128) {
      if (next >= end || scale > 2 ** 63) throw new RangeError('it is no protocol buffer');
      const byte = await file.byte(next++);
      value += (byte & 127) * scale;
      if (byte < 128) return [value, next];
    }
  };

  const walk = async (start: number, end: number, kind: Kind, depth: number): Promise<void> => {
    if (depth > MAX_DEPTH) throw new RangeError('it nests too deeply');
    const entry: { key?: string; value?: string } = {};
    for (let at = start; at < end; ) {
      const [tag, afterTag] = await varint(at, end);
      const field = Math.floor(tag / 8);
      const wire = tag % 8;
      if (wire === 0) {
        [, at] = await varint(afterTag, end);
        continue;
      }
      let body = afterTag;
      let length = wire === 1 ? 8 : wire === 5 ? 4 : Number.NaN;
      if (wire === 2) [length, body] = await varint(afterTag, end);
      if (!(body + length <= end)) throw new RangeError('it is no whole protocol buffer');
      const child = wire === 2 ? CHILDREN[kind][field] : undefined;
      if (child) await walk(body, body + length, child, depth + 1);
      if (kind === 'entry' && wire === 2 && (field === 1 || field === 2)) {
        if (length > MAX_NAME_BYTES) throw new RangeError('it names a file of absurd length');
        entry[field === 1 ? 'key' : 'value'] = await file.text(body, length);
      }
      at = body + length;
    }
    if (kind === 'entry' && entry.key === 'location') locations.add(entry.value ?? '');
  };

  await walk(0, size, 'model', 0);
  return locations;
}
