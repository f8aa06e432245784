import type { VocabularyOptions } from './VocabularyOptions.ts';

export const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/** Logarithm of the mean over other words of what a picture makes of them: what any odd thing's name gets there. */
export const usualLogit = (
  picture: Float32Array,
  others: readonly Float32Array[],
  { logitScale }: Pick<VocabularyOptions, 'logitScale'>,
): number => {
  const logits = others.map((vector) => logitScale * dot(picture, vector));
  const most = Math.max(...logits);
  return most + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - most), 0) / logits.length);
};
