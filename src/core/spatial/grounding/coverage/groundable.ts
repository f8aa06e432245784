import type { Constraint, Description, LogicalForm } from '../../grammar/LogicalForm.ts';
import { isRoom } from '../../lexicon/words/rooms.ts';
import type { Scene } from '../../scene/Scene.ts';
import { isDetected, labelKey } from '../../scene/SceneGeometry.ts';

const HERE = /^(in|inside|within|at|from)$/;

/** "in the kitchen": where we are, unless something of the scene bears the name. */
const isWhereWeAre = (constraint: Constraint, labels: readonly string[]): boolean =>
  constraint.kind === 'relation' &&
  constraint.anchors.length === 1 &&
  !constraint.negated &&
  !constraint.inverse &&
  HERE.test(constraint.relation) &&
  constraint.anchors[0]!.head !== undefined &&
  isRoom(constraint.anchors[0]!.head) &&
  !labels.includes(constraint.anchors[0]!.head);

const without = (description: Description, labels: readonly string[]): Description => {
  const constraints = description.constraints.filter((c) => !isWhereWeAre(c, labels));
  return constraints.length === description.constraints.length
    ? description
    : { ...description, constraints };
};

/**
 * The form without what a camera's view cannot hold: the room that it is in. Annotated scenes keep it, as what is near a
 * stove is in the kitchen there.
 */
export const groundable = (form: LogicalForm, { objects }: Scene): LogicalForm => {
  if (form.target.constraints.length === 0 || !isDetected(objects)) return form;
  const labels = objects.flatMap((o) => o.labels.map(({ label }) => labelKey(label)));
  const target = without(form.target, labels);
  return target === form.target ? form : { ...form, target };
};
