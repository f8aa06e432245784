import { transformers } from './transformers.ts';

const { Tensor: OrtTensor } = transformers;
export type Tensor = InstanceType<typeof OrtTensor>;
/** Keys and values of what the model has read so far, by input name. */
export type Cache = Record<string, Tensor>;

export const int64 = (values: ArrayLike<bigint>, dims: number[]): Tensor =>
  new OrtTensor(
    'int64',
    BigInt64Array.from({ length: values.length }, (_, i) => values[i]!),
    dims,
  );

export const ones = (length: number): Tensor => int64(new Array<bigint>(length).fill(1n), [1, length]);

export const lastRow = (logits: Tensor): Float32Array => {
  const data = (logits.type === 'float32' ? logits : logits.to('float32')).data as Float32Array;
  return data.slice(data.length - logits.dims.at(-1)!);
};

export const cacheOf = (outputs: Record<string, Tensor>): Cache =>
  Object.fromEntries(
    Object.entries(outputs).flatMap(([name, value]) =>
      name.startsWith('present.') ? [[name.replace('present.', 'past_key_values.'), value]] : [],
    ),
  );

/** Frees what lies in GPU memory; CPU memory is the collector's. */
export const release = (cache: Cache): void => {
  for (const tensor of Object.values(cache)) if (tensor.location === 'gpu-buffer') void tensor.dispose();
};

/** Does something from what is held and lets go of that, whether it comes to something, fails or is cancelled. */
export const releasing = async <T>(
  { cache }: { readonly cache: Cache },
  work: () => Promise<T>,
): Promise<T> => {
  try {
    return await work();
  } finally {
    release(cache);
  }
};

/** The largest of a tensor of positions. */
export const furthest = (positions: Tensor): bigint => {
  let most = 0n;
  for (const at of positions.data as BigInt64Array) if (at > most) most = at;
  return most;
};

/** Tells a decoder that only the logits of the last token are wanted. */
export const lastOnly = (): Tensor => new OrtTensor('int64', [1n], []);
