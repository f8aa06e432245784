import type { AttributeConstraint, Constraint, Description } from '../../grammar/LogicalForm.ts';
import { relationNamed } from '../../relations/registry.ts';

const kinds = new WeakMap<AttributeConstraint, Description>();

/** A description by the noun alone, the same one for the same constraint: scores are cached by it. */
export const kindOf = (constraint: AttributeConstraint): Description => {
  let kind = kinds.get(constraint);
  if (!kind) {
    kind = { head: constraint.value, modifiers: [], plural: false, constraints: [] };
    kinds.set(constraint, kind);
  }
  return kind;
};

/** A relation to the scene as a whole: "on the left", "in the corner". */
export const isRegion = (constraint: Constraint): boolean =>
  constraint.kind === 'relation' && relationNamed(constraint.relation)?.arity === 0;

/** Regions count among what fits everything else. */
export const regionsLast = (constraints: readonly Constraint[]): readonly Constraint[] => [
  ...constraints.filter((c) => !isRegion(c)),
  ...constraints.filter(isRegion),
];

/** Whether a constraint holds under a choice of attachments (bit set: the lower). */
export const isActive = (constraint: Constraint, mask: number): boolean => {
  if (constraint.kind === 'attribute' || constraint.choice === undefined) return true;
  return ((mask >> constraint.choice) & 1) === (constraint.low ? 1 : 0);
};
