import type { RegionEmbedding } from '../../types/RegionEmbedding.ts';
import { dotRow } from '../dotRow.ts';
import { joinParts } from './joinParts.ts';
import type { NamerHead } from './NamerHead.ts';

/** Classes of a smaller share move nothing. */
const LEAST_SHARE = 1e-3;

/**
 * A cut-out in the space of phrases. Its text part is a learnt map of its features, and the names of the classes that the
 * network takes it for, by their shares (ConSE, Norouzi et al. 2014); its look part another map of the features.
 * `head.features` and `head.classes` numbers.
 */
export const embedRegion = (
  head: NamerHead,
  features: Float32Array,
  logits: Float32Array,
): RegionEmbedding => {
  const { textDims, classVectors, look, scale, vocabulary, words } = head;
  const text = mapped(head.weights, head.bias, features);
  for (const [index, share] of softmax(logits, head.temperature).entries()) {
    if (share < LEAST_SHARE) continue;
    for (let i = 0; i < textDims; i++) text[i]! += share * classVectors[index * textDims + i]!;
  }
  const joined = joinParts(text, mapped(look.weights, look.bias, features), look.share);
  const vector = joined.map((value) => value * scale);
  let sum = 0;
  // Cosines lie within 1, so the largest logit is at most `scale`: taken off, nothing overflows.
  for (let word = 0; word < words; word++) sum += Math.exp(dotRow(vocabulary, word, vector) - scale);
  return { vector, usual: Math.log(sum / words) + scale };
};

const mapped = (weights: Float32Array, bias: Float32Array, features: Float32Array): Float32Array =>
  bias.map((value, row) => dotRow(weights, row, features) + value);

const softmax = (logits: Float32Array, temperature: number): Float32Array => {
  const most = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = logits.map((logit) => Math.exp((logit - most) / temperature));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
};
