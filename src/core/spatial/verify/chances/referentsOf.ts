import type { Description } from '../../grammar/LogicalForm.ts';
import { resolveForm } from '../../grounding/resolve.ts';
import type { Scene } from '../../scene/Scene.ts';
import type { SceneModel } from '../../scoring/models/SceneModel.ts';

/** An object, by its index, that a definite description means with a probability. */
export interface Referent {
  readonly index: number;
  /** 0..1; of all referents together at most 1: the rest is that none of these objects is meant. */
  readonly chance: number;
}

/**
 * Whoever states something of a thing has one in mind that is in view: that nothing here is meant has so much of its odds
 * in a question. And what the evidence favours is meant more surely than among questions, which are harder on purpose.
 * Both chosen on the statements of docs/statements.md.
 */
const PRESUMED = 0.7;
const SHARPER = 1.6;
/** Less likely ones change no verdict. */
const LEAST_CHANCE = 0.03;

/** What a definite description may mean where names are a detector's guesses: by what `resolve` makes of it. */
export const referentsOf = (
  scene: Scene,
  description: Description,
  model?: SceneModel,
): readonly Referent[] => {
  const form = { target: description, viewers: [], context: [], understood: true, ignored: [] };
  const { ranked = [] } = resolveForm(scene, form, model && { model });
  const found = ranked.reduce((sum, { score }) => sum + score, 0);
  const weights = ranked.map(({ score }) => score ** SHARPER);
  const all = weights.reduce((sum, weight) => sum + weight, (PRESUMED * Math.max(0, 1 - found)) ** SHARPER);
  return ranked
    .map(({ id }, rank) => ({
      index: scene.objects.findIndex((o) => o.id === id),
      chance: weights[rank]! / all,
    }))
    .filter(({ chance }) => chance >= LEAST_CHANCE);
};
