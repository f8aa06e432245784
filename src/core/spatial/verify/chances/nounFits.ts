import type { Description } from '../../grammar/LogicalForm.ts';
import { isBorneOut } from '../../grounding/coverage/nameEvidence.ts';
import { resolveForm } from '../../grounding/resolve.ts';
import type { Scene } from '../../scene/Scene.ts';
import type { SceneModel } from '../../scoring/models/SceneModel.ts';

/** What an object's share of the likeliest one's probability is from which both are as much what is named. */
const EVEN_SHARE = 0.6;
/** Degrees of a name, by how it came about: see VERDICT_MARGINS for what is true, and what is possible. */
const FIT = {
  /** The one that the resolver would answer with. */
  chosen: 0.9,
  /** As good as the best of several, by a name or by looks. */
  even: 0.78,
  /** The same, by size and colour alone: they may be what is named. */
  bySize: 0.6,
  /** Less likely than the best, but a candidate. */
  candidate: 0.45,
  none: 0.2,
} as const;

/**
 * Degree 0..1 by object to which it is what a noun names where names are a detector's guesses: by what `resolve` would
 * answer of the noun alone, so that what is counted and verified is what is located.
 */
export const nounFits = (scene: Scene, description: Description, model?: SceneModel): number[] => {
  const target: Description = { ...description, constraints: [], plural: false };
  const form = { target, viewers: [], context: [], understood: true, ignored: [] };
  const answer = resolveForm(scene, form, model && { model });
  const fits = new Map<number, number>();
  const borne = (id: number): boolean => isBorneOut(scene, new Set([id]), target);
  if (answer.id !== undefined) fits.set(answer.id, borne(answer.id) ? FIT.chosen : FIT.bySize);
  if (answer.status === 'AMBIGUOUS') {
    const top = answer.candidates[0]?.score ?? 0;
    for (const { id, score } of answer.candidates)
      fits.set(id, score < EVEN_SHARE * top ? FIT.candidate : borne(id) ? FIT.even : FIT.bySize);
  }
  return scene.objects.map(({ id }) => fits.get(id) ?? FIT.none);
};
