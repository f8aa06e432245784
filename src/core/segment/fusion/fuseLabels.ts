import { hasTrait } from '../../spatial/lexicon/facts.ts';
import type { LabelScore } from '../../types/landmarks.ts';

/** A detection of this score is believed against appearances; below it only where colour and depth agree. */
export const FIRM_SCORE = 0.3;
/** From this score on nine boxes of ten are right. */
export const SURE_SCORE = 0.4;

export const isPlantLabel = (label: string): boolean => hasTrait(label, 'plant');

export const isVesselLabel = (label: string): boolean => hasTrait(label, 'vessel');

export const isSurfaceLabel = (label: string): boolean => hasTrait(label, 'top');

export const isJointedLabel = (label: string): boolean => hasTrait(label, 'jointed');

/** Both lists, each label once with its better score, best first. */
export const mergeLabels = (a: readonly LabelScore[], b: readonly LabelScore[]): readonly LabelScore[] => {
  const scores = new Map<string, number>();
  for (const { label, score } of [...a, ...b]) scores.set(label, Math.max(score, scores.get(label) ?? 0));
  return [...scores].map(([label, score]) => ({ label, score })).sort((p, q) => q.score - p.score);
};
