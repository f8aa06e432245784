import type { ParameterSpec } from '../ParameterSpec.ts';

/** When is looked, and what the eyes are. */
export const SEEING_PARAMETERS = {
  segment_rate: {
    type: 'double',
    default: 5,
    min: 0.1,
    max: 30,
    unit: 'Hz',
    change: 'any_time',
    description: 'How often landmarks are renewed while someone listens to them.',
  },
  idle_segment_rate: {
    type: 'double',
    default: 0,
    min: 0,
    max: 5,
    unit: 'Hz',
    change: 'any_time',
    description: 'How often they are renewed while nobody does; 0: only when a question comes.',
  },
  max_marks: {
    type: 'integer',
    default: 40,
    min: 1,
    max: 40,
    change: 'unconfigured',
    description: 'Landmarks that are numbered in a frame.',
  },
  detector: {
    type: 'string',
    default: 'centernet',
    change: 'unconfigured',
    description:
      'Names what is seen: centernet (COCO-80, built in), none, the path of a model card, or the card, folder or hub id of a model that finds what words name (OWL-ViT, OWLv2, Grounding DINO).',
  },
  detector_min_score: {
    type: 'double',
    default: 0.15,
    min: 0.01,
    max: 1,
    change: 'unconfigured',
    description:
      'Least score of a detection that is used. Low ones name badly but still outline things well, which depth then judges.',
  },
  'segmenter.model': {
    type: 'string',
    default: '',
    change: 'unconfigured',
    description:
      "Card, folder or hub id of a SAM-kind model that cuts the things' masks again before they are measured; empty: none.",
  },
  classifier: {
    type: 'string',
    default: 'efficientnet_lite0',
    change: 'unconfigured',
    description:
      'Says what cut-out landmarks look like: efficientnet_lite0 (ImageNet, built in), none, or the path of a model card.',
  },
  namer: {
    type: 'string',
    default: 'namer',
    change: 'unconfigured',
    description:
      'Scores the words of a question against what the classifier sees: namer (built in), none, or the path of a model card.',
  },
  model_timeout: {
    type: 'double',
    default: 10,
    min: 0.1,
    max: 600,
    unit: 's',
    change: 'unconfigured',
    description:
      'Deadline of the detector, the segmenter and the classifier for one image, loading them included: long enough for a slow machine; after it the answer says who named nothing.',
  },
} as const satisfies Record<string, ParameterSpec>;
