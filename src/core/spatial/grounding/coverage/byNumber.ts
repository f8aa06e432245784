import type { Constraint, Description, LogicalForm } from '../../grammar/LogicalForm.ts';
import { nounSimilarity } from '../../lexicon/nounSimilarity.ts';
import type { Scene } from '../../scene/Scene.ts';
import { labelKey } from '../../scene/SceneGeometry.ts';

/** A name of a mark this like the noun, and the number behind the noun means that mark. */
const ALIKE = 0.5;

/** Whether "chair 15" can be the thing marked 15: it bears such a name, or none. */
const isMark = ({ objects }: Scene, { head, numbered }: Description): boolean => {
  const labels = objects.find(({ id }) => id === numbered)?.labels;
  return (
    labels !== undefined &&
    (labels.length === 0 || labels.some(({ label }) => nounSimilarity(head ?? '', labelKey(label)) >= ALIKE))
  );
};

/** The description with its number taken for a mark where it can be one; numbers that mean none go to `lost`. */
const withMark = (description: Description, scene: Scene, lost: string[]): Description => {
  const { numbered, ...plain } = description;
  const constraints = plain.constraints.map((constraint): Constraint => {
    if (constraint.kind === 'attribute') return constraint;
    if (constraint.kind === 'relation')
      return { ...constraint, anchors: constraint.anchors.map((anchor) => withMark(anchor, scene, lost)) };
    const { anchor } = constraint;
    return anchor ? { ...constraint, anchor: withMark(anchor, scene, lost) } : constraint;
  });
  if (numbered === undefined) return { ...plain, constraints };
  if (isMark(scene, description)) return { ...plain, constraints, mark: numbered };
  lost.push(`${description.head ?? ''} ${numbered}`.trim());
  return { ...plain, constraints };
};

const hasNumber = ({ numbered, constraints }: Description): boolean =>
  numbered !== undefined ||
  constraints.some((constraint) =>
    constraint.kind === 'relation'
      ? constraint.anchors.some(hasNumber)
      : constraint.kind === 'order' && constraint.anchor !== undefined && hasNumber(constraint.anchor),
  );

/** "chair 15", as answers call it: the mark of that number where it can be one; else the number was not understood. */
export const byNumber = (form: LogicalForm, scene: Scene): LogicalForm => {
  if (!hasNumber(form.target)) return form;
  const lost: string[] = [];
  const target = withMark(form.target, scene, lost);
  return { ...form, target, notUnderstood: [...(form.notUnderstood ?? []), ...lost] };
};
