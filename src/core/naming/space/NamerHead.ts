import type { LookHead } from './LookHead.ts';

/**
 * What maps a classifier's answers and a text encoder's vectors into one space, where the two are compared: first the
 * numbers of the text encoder's space, then those of the space of looks. Made by scripts/namer/train.py.
 */
export interface NamerHead {
  /** Length of a cut-out's features, of its logits, of a text vector, and of the common space. */
  readonly features: number;
  readonly classes: number;
  readonly textDims: number;
  readonly dims: number;
  /** `textDims` rows of `features` numbers, and one number a row: standardising the features is in them. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  /** `classes` rows of `textDims`: where the names of the classifier's own classes lie. */
  readonly classVectors: Float32Array;
  /** Logits are divided by it before the softmax: classifiers are too sure of what they were not trained on. */
  readonly temperature: number;
  /** Mean of the text encoder's unit vectors over many nouns: what all words have in common says nothing. */
  readonly textMean: Float32Array;
  readonly look: LookHead;
  /** `words` rows of `dims`, unit: nouns of all kinds, against which a noun is measured. */
  readonly vocabulary: Float32Array;
  readonly words: number;
  /** What a cosine is multiplied by to become a logit. */
  readonly scale: number;
}
