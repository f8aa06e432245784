import { isActive } from '../../evidence/constraintKinds.ts';
import { dependsOnView } from '../../evidence/viewpoint/needsView.ts';
import type { AttributeConstraint, LogicalForm } from '../../grammar/LogicalForm.ts';
import { tellsSexOrAge } from '../../lexicon/words/personNouns.ts';
import type { Scene } from '../../scene/Scene.ts';
import type { Interpretation } from '../../scoring/Interpretation.ts';
import { isHeadKnown, isLikelyThere, unknownModifiers } from './nameEvidence.ts';

/** What an expression says that did not take part in the choice. */
export interface Unread {
  /** In the order in which they matter. */
  readonly phrases: readonly string[];
  /** The head noun itself names nothing that is known. */
  readonly headUnknown: boolean;
  /**
   * Whether the words could change which of its kind is meant, and not only say more of it: places and orders that were
   * not read, or a row that is counted in which an unread word narrows.
   */
  readonly decisive: boolean;
  /** Share 0..1 of the telling words that were used. */
  readonly used: number;
}

/** Whether an attribute cannot be told of the thing that was chosen, though it may be of others. */
export type IsUntold = (constraint: AttributeConstraint) => boolean;

/** Says little that a camera could ever tell, and nothing that tells two things apart. */
const VAGUE = /^(new|plain|medium)$/;

const unmeasured = (
  { target }: LogicalForm,
  { terms, mask }: Interpretation,
  isUntold: IsUntold,
): readonly string[] =>
  target.constraints.flatMap((constraint) =>
    constraint.kind === 'attribute' &&
    isActive(constraint, mask) &&
    !VAGUE.test(constraint.value) &&
    (isUntold(constraint) || !terms.some((term) => term.constraint === constraint))
      ? [
          `${constraint.attribute === 'kind' && constraint.negated ? 'not ' : ''}${constraint.said ?? constraint.value}`,
        ]
      : [],
  );

const counts = ({ target }: LogicalForm): boolean =>
  target.constraints.some(
    (c) =>
      c.kind === 'order' || (c.kind === 'relation' && c.anchors.length === 0 && c.atMetres === undefined),
  );

/** "from the bear's point of view", where no front of a bear is known, and "from the door", where none is seen; if it matters. */
const unseenViews = (
  { target, viewers }: LogicalForm,
  { hypothesis }: Interpretation,
  scene: Scene,
): readonly string[] =>
  dependsOnView(target)
    ? viewers.flatMap(({ kind, anchor, said }) => {
        if (said !== undefined) return hypothesis.kind === 'own' ? [] : said;
        const isSelf = /^(?:camera|robot)$/.test(anchor?.head ?? '') && scene.viewer !== undefined;
        return anchor && !isSelf && !isLikelyThere(scene, anchor) ? `${kind} the ${anchor.head}` : [];
      })
    : [];

/** "man", "girl": where the detector says only that somebody is a person, nobody has looked which. */
const unseenKind = ({ target: { head, mark } }: LogicalForm, { objects }: Scene): readonly string[] => {
  if (head === undefined || mark !== undefined || !tellsSexOrAge(head)) return [];
  const labels = objects.flatMap((o) => o.labels.map(({ label }) => label.toLowerCase()));
  return labels.includes('person') && !labels.includes(head) ? [head] : [];
};

/** The words of a form that a scene could not use. */
export const unreadOf = (
  form: LogicalForm,
  scene: Scene,
  interpretation: Interpretation,
  isUntold: IsUntold,
): Unread => {
  const headUnknown = form.target.mark === undefined && !isHeadKnown(scene, form.target);
  const modifiers = headUnknown ? [] : unknownModifiers(scene, form.target);
  const attributes = unmeasured(form, interpretation, isUntold);
  const lost = [...(form.notUnderstood ?? []), ...unseenViews(form, interpretation, scene)];
  const unseen = unseenKind(form, scene);
  const phrases = [
    ...(headUnknown ? [form.target.head!] : []),
    ...modifiers,
    ...attributes,
    ...lost,
    ...unseen,
  ];
  const narrowing = modifiers.length + attributes.length;
  const told = 1 + form.target.modifiers.length + form.target.constraints.length;
  const used = (form.used ?? 1) * (1 - narrowing / Math.max(told, narrowing + 1));
  return { phrases, headUnknown, decisive: lost.length > 0 || (narrowing > 0 && counts(form)), used };
};
