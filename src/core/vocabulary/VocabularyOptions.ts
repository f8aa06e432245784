import { COCO_LABELS } from '../detect/cocoLabels.ts';

export interface VocabularyOptions {
  /** Wraps a noun for the model; `{}` is the noun. */
  readonly template: string;
  /** Scales cosines; CLIP kinds are trained to 100, and are too sure of themselves on cut-outs. */
  readonly logitScale: number;
  /** What a cut-out may show as well, at least one: a phrase is likely by how far it is ahead of these. */
  readonly distractors: readonly string[];
  /** Picture vectors held, by track. */
  readonly maxTracks: number;
  /** Word vectors held. */
  readonly maxTexts: number;
  /** A track's crop is looked at again when its area has grown or shrunk by this factor. */
  readonly renewAtAreaRatio: number;
}

/** Every fourth: each costs a pass of the text model before the first question. */
const ODD_THINGS = COCO_LABELS.filter((_, i) => i % 4 === 0);

export const DEFAULT_VOCABULARY_OPTIONS: VocabularyOptions = {
  template: 'a photo of a {}',
  logitScale: 50,
  distractors: ['object', 'piece of furniture', 'wall', 'floor', 'background', ...ODD_THINGS],
  maxTracks: 200,
  maxTexts: 500,
  renewAtAreaRatio: 1.5,
};
