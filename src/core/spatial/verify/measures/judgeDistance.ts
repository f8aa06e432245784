import type { RelationConstraint } from '../../grammar/LogicalForm.ts';
import { cannotTell, type Judgement } from '../../relations/Judgement.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import type { View } from '../../scene/View.ts';
import { compareMetres } from './compareMetres.ts';
import { measureOf } from './measureOf.ts';

const COMPARED = { least: 'atLeast', most: 'atMost' } as const;

/** Whether something is as far from another thing, or from the viewer, as was said: "2 meters from the door", "at least 1 m away". */
export const judgeDistance = (
  frame: SceneGeometry,
  [index, anchor]: readonly [number, number | undefined],
  { atMetres, bound }: Pick<RelationConstraint, 'bound'> & { readonly atMetres: number },
  view: View | undefined,
): Judgement => {
  const value = measureOf(frame, 'distance', index, anchor, view);
  if (value === undefined)
    return cannotTell(frame.planar ? 'the scene has no metres' : "nobody's line of sight is known");
  const noise = frame.measurement.surfaceNoiseMetres;
  return {
    probability: compareMetres(value, bound ? COMPARED[bound] : 'about', atMetres, noise),
    measured: `${value.toFixed(2)} m`,
  };
};
