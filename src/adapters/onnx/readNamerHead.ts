import type { NamerHead } from '../../core/naming/NamerHead.ts';
import { readSafetensors, type StoredTensor } from './readSafetensors.ts';

/** exp of twice a scale must not overflow 32-bit numbers. */
const MOST = 40;

/** Our own weights of a namer, from the file that scripts/namer/train.py writes. Throws on one that is not whole. */
export const readNamerHead = (bytes: Uint8Array): NamerHead => {
  const { tensors, metadata } = readSafetensors(bytes);
  const get = (name: string, ...dims: readonly number[]): StoredTensor => {
    const tensor = tensors.get(name);
    if (!tensor) throw new Error(`it has no ${name}`);
    if (dims.some((side, i) => tensor.dims[i] !== side) || tensor.dims.length < dims.length)
      throw new Error(`its ${name} is ${tensor.dims.join('x')}, expected ${dims.join('x')}`);
    return tensor;
  };
  /** Eight-bit rows, each with its own scale. */
  const rows = (
    name: string,
  ): { readonly count: number; readonly length: number; readonly data: Float32Array } => {
    const { dims, data } = get(name);
    const [count = 0, length = 0] = dims;
    const scales = get(`${name}.scale`, count).data;
    return {
      count,
      length,
      data: Float32Array.from(data, (value, i) => value * scales[Math.floor(i / length)]!),
    };
  };
  const weights = rows('weights');
  const vocabulary = rows('vocabulary');
  const classes = rows('classes');
  for (const { length } of [vocabulary, classes])
    if (length !== weights.count) throw new Error(`it has rows of ${length} and of ${weights.count}`);
  const number = (name: string): number => {
    const value = Number(metadata[name]);
    if (value > 0 && value <= MOST) return value;
    throw new Error(`its ${name} is ${metadata[name]}, expected a number up to ${MOST}`);
  };
  return {
    features: weights.length,
    classes: classes.count,
    dims: weights.count,
    weights: weights.data,
    bias: Float32Array.from(get('bias', weights.count).data),
    classVectors: classes.data,
    temperature: number('temperature'),
    textMean: Float32Array.from(get('text_mean', weights.count).data),
    vocabulary: vocabulary.data,
    words: vocabulary.count,
    scale: number('scale'),
  };
};
