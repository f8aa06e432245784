import type { LabelScore } from '../../types/landmarks.ts';

/** A detection of this score is believed against appearances; below it only where colour and depth agree. */
export const FIRM_SCORE = 0.3;
/** From this score on nine boxes of ten are right. */
export const SURE_SCORE = 0.4;

/**
 * What a label says about shape, for the labels of the common detectors (COCO and its relatives). Unknown labels are
 * ordinary things.
 */

/** Seen as one flat top: the label goes to a support, and what stands on it stays what it is. */
const SURFACES: ReadonlySet<string> = new Set([
  'dining table',
  'table',
  'desk',
  'countertop',
  'counter',
  'coffee table',
]);

/** Made of parts that depth tells apart: legs, arms, cushions, leaves, limbs. */
const JOINTED: ReadonlySet<string> = new Set([
  ...[
    'chair',
    'couch',
    'sofa',
    'bed',
    'bench',
    'stool',
    'armchair',
    'toilet',
    'refrigerator',
    'oven',
    'cabinet',
  ],
  ...['shelf', 'bookshelf', 'potted plant', 'plant', 'person', 'bicycle', 'motorcycle', 'laptop', 'umbrella'],
  ...['dog', 'cat', 'horse', 'teddy bear', 'hand truck', 'lamp', 'tripod'],
]);

const VESSELS: ReadonlySet<string> = new Set(['vase', 'bowl', 'cup', 'pot', 'bucket', 'basket']);

export const isPlantLabel = (label: string): boolean => label === 'potted plant' || label === 'plant';

export const isVesselLabel = (label: string): boolean => VESSELS.has(label);

export const isSurfaceLabel = (label: string): boolean => SURFACES.has(label);

export const isJointedLabel = (label: string): boolean => JOINTED.has(label);

/** Both lists, each label once with its better score, best first. */
export const mergeLabels = (a: readonly LabelScore[], b: readonly LabelScore[]): readonly LabelScore[] => {
  const scores = new Map<string, number>();
  for (const { label, score } of [...a, ...b]) scores.set(label, Math.max(score, scores.get(label) ?? 0));
  return [...scores].map(([label, score]) => ({ label, score })).sort((p, q) => q.score - p.score);
};
