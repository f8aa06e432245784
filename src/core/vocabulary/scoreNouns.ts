import type { LabelScore } from '../types/landmarks.ts';
import type { VocabularyOptions } from './VocabularyOptions.ts';

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/**
 * How well each noun names a crop: softmax of the scaled cosines over the nouns and what else the crop may show, as CLIP
 * classifies without training (Radford et al. 2021). Best first, below `minScore` left out.
 */
export const scoreNouns = (
  crop: Float32Array,
  nouns: readonly { readonly label: string; readonly vector: Float32Array }[],
  distractors: readonly Float32Array[],
  { logitScale, minScore, maxScore }: VocabularyOptions,
): readonly LabelScore[] => {
  const logits = [...nouns.map((n) => n.vector), ...distractors].map(
    (vector) => logitScale * dot(crop, vector),
  );
  const best = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - best));
  const sum = weights.reduce((a, b) => a + b, 0);
  return nouns
    .map(({ label }, i) => ({ label, score: Math.min(maxScore, weights[i]! / sum) }))
    .filter(({ score }) => score >= minScore)
    .sort((a, b) => b.score - a.score);
};
