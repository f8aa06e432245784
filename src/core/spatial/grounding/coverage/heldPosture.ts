import type { AttributeConstraint, Description } from '../../grammar/LogicalForm.ts';
import type { Resolution } from '../Resolution.ts';

/** A posture that fits to less is not held. */
const HELD_FROM = 0.15;

/**
 * The answer; but who is asked for lying down and stands is nobody who was meant. `score` gives the degree to which the
 * one that is meant has what was said, undefined where it cannot be told.
 */
export const heldPosture = (
  answer: Resolution,
  { constraints }: Description,
  score: (constraint: AttributeConstraint) => number | undefined,
): Resolution => {
  if (answer.status !== 'OK') return answer;
  const denied = constraints.find((constraint) => {
    if (constraint.kind !== 'attribute' || constraint.attribute !== 'posture') return false;
    const degree = score(constraint) ?? 1;
    return (constraint.negated ? 1 - degree : degree) < HELD_FROM;
  });
  if (denied?.kind !== 'attribute') return answer;
  const { id, ...rest } = answer;
  return {
    ...rest,
    status: 'NOT_FOUND',
    confidence: 0,
    rationale: `Nobody here is ${denied.negated ? 'not ' : ''}${denied.value}: the likeliest, ${id}, is measured otherwise.`,
  };
};
