import { annotatedNounScore } from './annotatedNoun.ts';
import { byMargins } from './decision/byMargins.ts';
import { DECISION } from './decision/Decision.ts';
import { LEARNT } from './learntWeights.ts';
import type { SceneModel } from './SceneModel.ts';

const ANNOTATED: Omit<SceneModel, 'name' | 'weights' | 'usualKinds' | 'decide'> = {
  nounScore: annotatedNounScore,
  modifiersName: true,
  kinship: 2,
  anchorTrust: 0.6,
  presenceGain: 1,
  fineFeatures: true,
  hinges: true,
  nounOdds: false,
  nounInPeersOnce: false,
};

/** True labels and 3D boxes: ScanNet's and the like. */
export const ANNOTATED_3D: SceneModel = {
  ...ANNOTATED,
  name: 'annotated3d',
  weights: LEARNT.metric,
  decide: byMargins(DECISION),
  usualKinds: true,
};

/** True labels and boxes in an image: SUN-Spot's and the like. */
export const ANNOTATED_2D: SceneModel = {
  ...ANNOTATED,
  name: 'annotated2d',
  weights: LEARNT.planar,
  decide: byMargins(DECISION),
  usualKinds: false,
};
