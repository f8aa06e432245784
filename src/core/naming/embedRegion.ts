import type { RegionEmbedding } from '../types/RegionEmbedding.ts';
import { dotRow } from './dotRow.ts';
import type { NamerHead } from './NamerHead.ts';
import { unitVector } from './unitVector.ts';

/** Classes of a smaller share move nothing. */
const LEAST_SHARE = 1e-3;

/**
 * A cut-out in the space of phrases: a learnt map of its features, and the names of the classes that the network takes it
 * for, by their shares (ConSE, Norouzi et al. 2014). `head.features` and `head.classes` numbers.
 */
export const embedRegion = (
  head: NamerHead,
  features: Float32Array,
  logits: Float32Array,
): RegionEmbedding => {
  const { dims, classVectors, scale, vocabulary, words } = head;
  const raw = new Float32Array(dims);
  for (let row = 0; row < dims; row++) raw[row] = dotRow(head.weights, row, features) + head.bias[row]!;
  for (const [index, share] of softmax(logits, head.temperature).entries()) {
    if (share < LEAST_SHARE) continue;
    for (let i = 0; i < dims; i++) raw[i]! += share * classVectors[index * dims + i]!;
  }
  const vector = unitVector(raw).map((value) => value * scale);
  let sum = 0;
  // Cosines lie within 1, so the largest logit is at most `scale`: taken off, nothing overflows.
  for (let word = 0; word < words; word++) sum += Math.exp(dotRow(vocabulary, word, vector) - scale);
  return { vector, usual: Math.log(sum / words) + scale };
};

const softmax = (logits: Float32Array, temperature: number): Float32Array => {
  const most = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = logits.map((logit) => Math.exp((logit - most) / temperature));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
};
