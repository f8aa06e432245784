import type { Constraint, Description, LogicalForm } from '../../grammar/LogicalForm.ts';
import { relationNamed } from '../../relations/registry.ts';
import type { Scene } from '../../scene/Scene.ts';
import type { RelationEvidence, Resolution } from '../Resolution.ts';

/** What is left of a constraint where depth did not measure what it speaks of. */
type Reading = 'told' | 'guessed' | 'untold';

/**
 * What each guess from the image leaves of the confidence: of answers that rest on one 81 % are right, of others 89 %
 * (docs/seeing.md).
 */
const GUESSED_FACTOR = 0.9;

const METRIC = /^(posture|measure|shape)$/;
const FLAT_AXES = /^(left|right|dark|light)$/;

const readingOf = (constraint: Constraint): Reading => {
  switch (constraint.kind) {
    case 'attribute':
      if (METRIC.test(constraint.attribute)) return 'untold';
      return constraint.attribute === 'size' ? 'guessed' : 'told';
    case 'order':
      return FLAT_AXES.test(constraint.axis) ? 'told' : 'guessed';
    case 'relation':
      if (constraint.atMetres !== undefined || constraint.withinMetres !== undefined) return 'untold';
      return relationNamed(constraint.relation)?.inImage ?? 'guessed';
  }
};

const wordsOf = (constraint: Constraint): string => {
  switch (constraint.kind) {
    case 'attribute':
      return constraint.said ?? constraint.value;
    case 'order':
      return `most ${constraint.axis}`;
    case 'relation': {
      const { relation, anchors, atMetres, withinMetres } = constraint;
      const metres = atMetres ?? withinMetres;
      const heads = anchors.flatMap(({ head }) => head ?? []).join(' and ');
      return [...(metres === undefined ? [] : [`${metres} m`]), relation.replace(/^metres /, ''), heads]
        .filter(Boolean)
        .join(' ');
    }
  }
};

const isImageOnly = ({ objects }: Scene): boolean =>
  objects.length > 0 && objects.every(({ unmeasured }) => unmeasured);

/** The form without what no image can tell, where the image is all there is: that counts as not understood. */
export const asImageTells = (form: LogicalForm, scene: Scene): LogicalForm => {
  if (!isImageOnly(scene)) return form;
  // An attribute that cannot be told is left out by whoever scores it.
  const untold = form.target.constraints.filter((c) => c.kind !== 'attribute' && readingOf(c) === 'untold');
  if (untold.length === 0) return form;
  const target: Description = {
    ...form.target,
    constraints: form.target.constraints.filter((c) => !untold.includes(c)),
  };
  return { ...form, target, notUnderstood: [...(form.notUnderstood ?? []), ...untold.map(wordsOf)] };
};

/** Whether depth is missing of what a constraint's evidence speaks of. */
const isGuessed = (
  { objects }: Scene,
  id: number,
  relations: readonly RelationEvidence[],
  constraint: Constraint,
): boolean => {
  const isUnmeasured = (of: number): boolean => objects.find((o) => o.id === of)?.unmeasured === true;
  if (isUnmeasured(id)) return true;
  const { kind } = constraint;
  if (kind === 'attribute') return false;
  const evidence = relations.find(({ relation }) =>
    kind === 'relation'
      ? relation.replace(/^not /, '') === constraint.relation
      : relation.endsWith(`most ${constraint.axis}`),
  );
  return evidence?.anchors.some(isUnmeasured) ?? false;
};

/** The answer with what was only guessed from the image, or could not be judged, said and counted against its certainty. */
export const doubtingImage = (answer: Resolution, { target }: LogicalForm, scene: Scene): Resolution => {
  const best = answer.id ?? answer.candidates[0]?.id;
  if (best === undefined || answer.status === 'NOT_FOUND' || answer.status === 'NOT_UNDERSTOOD')
    return answer;
  const open = target.constraints.filter((c) => isGuessed(scene, best, answer.relations, c));
  const guessed = open.filter((c) => readingOf(c) === 'guessed').map(wordsOf);
  const untold = open.filter((c) => readingOf(c) === 'untold').map(wordsOf);
  const unsaid = untold.filter((words) => !answer.notUnderstood?.includes(words));
  if (guessed.length + unsaid.length === 0) return answer;
  const said = [
    ...(guessed.length > 0 ? [`${quoted(guessed)} judged by the image alone, without depth.`] : []),
    ...(unsaid.length > 0 ? [`${quoted(unsaid)} not judged: depth is missing.`] : []),
  ];
  return {
    ...answer,
    confidence: answer.confidence * GUESSED_FACTOR ** (guessed.length + unsaid.length),
    rationale: [answer.rationale, ...said].join(' '),
    ...(unsaid.length > 0 && { notUnderstood: [...(answer.notUnderstood ?? []), ...unsaid] }),
  };
};

const quoted = (phrases: readonly string[]): string => phrases.map((phrase) => `"${phrase}"`).join(', ');
