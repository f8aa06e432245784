import type { NamerHead } from '../../core/naming/space/NamerHead.ts';
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
  const classes = rows('classes');
  const look = rows('look.weights');
  const nouns = rows('look.nouns');
  const prototypes = rows('look.prototypes');
  const vocabulary = rows('vocabulary');
  const [textDims, dims] = [weights.count, weights.count + look.count];
  const match = (found: number, expected: number): void => {
    if (found !== expected) throw new Error(`it has rows of ${expected} and of ${found}`);
  };
  for (const { length } of [classes, nouns]) match(length, textDims);
  match(look.length, weights.length);
  match(prototypes.length, look.count);
  match(vocabulary.length, dims);
  if (prototypes.count !== nouns.count)
    throw new Error(`it has ${nouns.count} nouns and ${prototypes.count} prototypes`);
  const number = (name: string, most = MOST): number => {
    const value = Number(metadata[name]);
    if (value > 0 && value <= most) return value;
    throw new Error(`its ${name} is ${metadata[name]}, expected a number up to ${most}`);
  };
  return {
    features: weights.length,
    classes: classes.count,
    textDims,
    dims,
    weights: weights.data,
    bias: Float32Array.from(get('bias', textDims).data),
    classVectors: classes.data,
    temperature: number('temperature'),
    textMean: Float32Array.from(get('text_mean', textDims).data),
    look: {
      dims: look.count,
      weights: look.data,
      bias: Float32Array.from(get('look.bias', look.count).data),
      nouns: nouns.data,
      prototypes: prototypes.data,
      count: nouns.count,
      width: number('look.width'),
      share: number('look.share', 1),
    },
    vocabulary: vocabulary.data,
    words: vocabulary.count,
    scale: number('scale'),
  };
};
