import type { LabelScore, Landmark, RegionRole } from '../../src/core/types/landmarks.ts';
import type { LocateAnswer, LocatedObject } from '../../src/pipeline/LocateAnswer.ts';
import { maskWhere } from '../core/marks/bitmaps.ts';
import { landmarkOf } from '../core/marks/syntheticLandmarks.ts';

/** A landmark that fills a pixel box. */
export const boxLandmark = (
  mark: number,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  labels: readonly LabelScore[] = [],
  role: RegionRole = 'object',
): Landmark => ({
  ...landmarkOf(
    mark,
    maskWhere({ x0, y0, x1, y1 }, () => true),
    role,
  ),
  labels,
});

const located = (landmark: Landmark): LocatedObject => ({
  landmark,
  score: 0.9,
  frameId: 'camera',
  pose: { position: [0.1, 0.2, 1.5], orientation: [0, 0, 0, 1] },
  size: [0.08, 0.1, 0.07],
  covariance: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  surfaceCenter: [0.1, 0.2, 1.45],
  approach: { note: 'no place to stand: in the frame of a camera' },
});

const REST = {
  ranked: [],
  lacking: [],
  relations: [],
  rationale: 'because',
  logicalForm: 'the(cup)',
  notUnderstood: [],
  steps: [],
  question: '',
  tracks: [],
  model: 'geometric',
  stampNs: 0n,
  cameraFrameId: 'camera',
  stages: [
    { stage: 'perceive', seconds: 0.08 },
    { stage: 'resolve', seconds: 0.002 },
  ],
};

export const answered = (landmark: Landmark): LocateAnswer => ({
  ...REST,
  result: { ok: true, value: located(landmark) },
  candidates: [{ landmark, score: 0.9, located: located(landmark) }],
});

export const refused = (code: 'AMBIGUOUS' | 'NOT_FOUND', among: readonly Landmark[] = []): LocateAnswer => ({
  ...REST,
  result: { ok: false, failure: { code, message: 'two fit' } },
  candidates: among.map((landmark) => ({ landmark, score: 0.5 })),
});
