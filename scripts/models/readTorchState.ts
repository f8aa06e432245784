import { type PersistentId, type PickledCall, type PickledName, readPickle } from './readPickle.ts';

export interface TorchTensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** Pickles before the tensors' bytes: a magic number, a version, the machine's sizes, the tensors, the storages' order. */
const LEADING_PICKLES = 5;

/**
 * Float tensors by name of a PyTorch state file in its older layout (`torch.save` before 1.6): five pickles, then for
 * each storage its length (u64) and its elements, little endian. Tensors of whole numbers are left out. Throws RangeError
 * on anything else.
 */
export const readTorchState = (bytes: Uint8Array): ReadonlyMap<string, TorchTensor> => {
  const pickles: unknown[] = [];
  let at = 0;
  while (pickles.length < LEADING_PICKLES) {
    const { value, end } = readPickle(bytes, at);
    pickles.push(value);
    at = end;
  }
  const [, , , state, order] = pickles as [unknown, unknown, unknown, Map<string, PickledCall>, string[]];
  const storageOf = (call: PickledCall): { type: string; key: string } => {
    const [, type, key] = (call.args[0] as PersistentId).persistentId as [string, PickledName, string];
    return { type: type.name, key };
  };
  const types = new Map([...state.values()].map((call) => [storageOf(call).key, storageOf(call).type]));
  const storages = new Map<string, Float32Array>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const key of order) {
    const count = Number(view.getBigUint64(at, true));
    at += 8;
    const width = { FloatStorage: 4, LongStorage: 8 }[types.get(key) ?? ''];
    if (width === undefined) throw new RangeError(`storage ${key} is of an unknown type`);
    if (width === 4)
      storages.set(key, new Float32Array(Uint8Array.from(bytes.subarray(at, at + count * 4)).buffer));
    at += count * width;
  }
  const tensors = new Map<string, TorchTensor>();
  for (const [name, call] of state) {
    const { type, key } = storageOf(call);
    if (type !== 'FloatStorage') continue;
    const [, offset, dims, strides] = call.args as [unknown, number, number[], number[]];
    tensors.set(name, { dims, data: gather(storages.get(key)!, offset, dims, strides) });
  }
  return tensors;
};

/** Elements in row-major order, wherever the strides say they lie. */
const gather = (
  storage: Float32Array,
  offset: number,
  dims: readonly number[],
  strides: readonly number[],
): Float32Array => {
  const out = new Float32Array(dims.reduce((a, b) => a * b, 1));
  const index = dims.map(() => 0);
  for (let i = 0; i < out.length; i += 1) {
    let from = offset;
    for (let d = 0; d < dims.length; d += 1) from += index[d]! * strides[d]!;
    out[i] = storage[from]!;
    for (let d = dims.length - 1; d >= 0; d -= 1) {
      index[d]! += 1;
      if (index[d]! < dims[d]!) break;
      index[d] = 0;
    }
  }
  return out;
};
