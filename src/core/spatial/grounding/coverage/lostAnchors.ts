import type { Constraint, Description, LogicalForm } from '../../grammar/LogicalForm.ts';
import type { Scene } from '../../scene/Scene.ts';
import { isDetected } from '../../scene/SceneGeometry.ts';
import { isLikelyThere } from './nameEvidence.ts';

const anchorsOf = (constraint: Constraint): readonly Description[] => {
  if (constraint.kind === 'attribute') return [];
  if (constraint.kind === 'relation') return constraint.anchors;
  return constraint.anchor ? [constraint.anchor] : [];
};

const wordsOf = (constraint: Constraint, lost: Description): string => {
  const name = [...lost.modifiers, lost.head].join(' ');
  if (constraint.kind === 'order') return `most ${constraint.axis} ${name}`;
  return constraint.kind === 'relation' && !constraint.inverse
    ? `${constraint.relation} ${name}`
    : `with ${name}`;
};

/**
 * The form without what is told by something that is not there: what is next to a unicorn is next to nothing, where nobody
 * saw a unicorn, and its words count as not used. Only where names were looked for: without, whatever has no name may be it.
 *
 * @param isThere whether anything is what a noun alone names
 */
export const withoutLostAnchors = (
  form: LogicalForm,
  scene: Scene,
  isThere: (noun: Description) => boolean,
): LogicalForm => {
  const wasLookedAt = !isDetected(scene.objects) || scene.looksVocabulary !== undefined;
  if (form.target.constraints.length === 0 || !wasLookedAt) return form;
  const lost = new Map<Constraint, Description>();
  for (const constraint of form.target.constraints) {
    const anchor = anchorsOf(constraint).find((one) => !isLikelyThere(scene, one) && !isThere(one));
    if (anchor) lost.set(constraint, anchor);
  }
  if (lost.size === 0) return form;
  const constraints = form.target.constraints.filter((constraint) => !lost.has(constraint));
  const words = [...lost].map(([constraint, anchor]) => wordsOf(constraint, anchor));
  return {
    ...form,
    target: { ...form.target, constraints },
    notUnderstood: [...(form.notUnderstood ?? []), ...words],
  };
};
