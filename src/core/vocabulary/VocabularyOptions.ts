export interface VocabularyOptions {
  /** Wraps a noun for the model; `{}` is the noun. */
  readonly template: string;
  /** Scales cosines before the softmax; CLIP kinds are trained to 100. */
  readonly logitScale: number;
  /** What a crop may show instead of any noun of the question. */
  readonly distractors: readonly string[];
  /** A label below this score is not added. */
  readonly minScore: number;
  /** Highest score that a label of the model gets: a detector that is sure stays ahead. */
  readonly maxScore: number;
  /** Picture vectors held, by track. */
  readonly maxTracks: number;
  /** Word vectors held. */
  readonly maxTexts: number;
  /** A track's crop is looked at again when its area has grown or shrunk by this factor. */
  readonly renewAtAreaRatio: number;
}

export const DEFAULT_VOCABULARY_OPTIONS: VocabularyOptions = {
  template: 'a photo of a {}',
  logitScale: 100,
  distractors: ['object', 'piece of furniture', 'wall', 'floor', 'background'],
  minScore: 0.1,
  maxScore: 0.9,
  maxTracks: 200,
  maxTexts: 500,
  renewAtAreaRatio: 1.5,
};
