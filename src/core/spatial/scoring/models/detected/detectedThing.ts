import type { SceneGeometry } from '../../../scene/SceneGeometry.ts';
import { fragmentScore } from './fragmentScore.ts';

/** Degree 0..1 to which a landmark is a thing at all, for descriptions without a noun. */
export const detectedThingScore = (f: SceneGeometry, i: number): number =>
  f.objects[i]!.labels.length > 0 ? 1 : 1 - (1 - SCRAP_AS_THING) * fragmentScore(f, i);

const SCRAP_AS_THING = 0.3;
