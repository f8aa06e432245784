import type { LabelScore } from '../types/landmarks.ts';

/** Shares below this say nothing. */
const LEAST_SHARE = 0.002;

/** A noun as the network's classes that look like it, each with a weight 0..1. */
export interface FoldedNoun {
  readonly noun: string;
  readonly classes: readonly (readonly [index: number, weight: number])[];
}

/**
 * Shares 0..1 of nouns in one row of class logits, largest first: softmax, then for each noun the weighted sum of its
 * classes. Nouns overlap, so shares do not add up to 1.
 */
export const foldClasses = (logits: Float32Array, nouns: readonly FoldedNoun[]): readonly LabelScore[] => {
  const most = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = logits.map((z) => Math.exp(z - most));
  const total = powers.reduce((a, b) => a + b, 0);
  return nouns
    .map(({ noun, classes }) => ({
      label: noun,
      score: Math.min(1, classes.reduce((sum, [index, weight]) => sum + weight * powers[index]!, 0) / total),
    }))
    .filter(({ score }) => score >= LEAST_SHARE)
    .sort((a, b) => b.score - a.score);
};
