import type { AttributeConstraint, Constraint, Description } from '../grammar/LogicalForm.ts';
import { relationNamed } from '../relations/registry.ts';

const kinds = new WeakMap<AttributeConstraint, Description>();
const nouns = new WeakMap<AttributeConstraint, Description>();

const byNoun = (
  known: WeakMap<AttributeConstraint, Description>,
  constraint: AttributeConstraint,
  head: string,
): Description => {
  let description = known.get(constraint);
  if (!description) {
    description = { head, modifiers: [], plural: false, constraints: [] };
    known.set(constraint, description);
  }
  return description;
};

/** A description by the noun alone, the same one for the same constraint: scores are cached by it. */
export const kindOf = (constraint: AttributeConstraint): Description =>
  byNoun(kinds, constraint, constraint.value);

/** The same of the noun of which the kind is one. */
export const nounOf = (constraint: AttributeConstraint): Description =>
  byNoun(nouns, constraint, constraint.of ?? constraint.value);

/** A relation to the scene as a whole: "on the left", "in the corner". */
export const isRegion = (constraint: Constraint): boolean =>
  constraint.kind === 'relation' && relationNamed(constraint.relation)?.arity === 0;

/** Regions count among what fits everything else. */
export const regionsLast = (constraints: readonly Constraint[]): readonly Constraint[] => [
  ...constraints.filter((c) => !isRegion(c)),
  ...constraints.filter(isRegion),
];

/** Bits of a mask that say where phrases are attached; those above them say which of several alternatives is taken. */
const ATTACHMENT_BITS = 2;

/** One number for a choice of attachments and one of the alternatives that "or" leaves. */
export const maskOf = (attachments: number, alternative: number): number =>
  attachments | (alternative << ATTACHMENT_BITS);

/** Whether a constraint holds under a choice of attachments (bit set: the lower) and of alternatives. */
export const isActive = (constraint: Constraint, mask: number): boolean => {
  if (constraint.kind !== 'order' && constraint.or !== undefined && constraint.or !== mask >> ATTACHMENT_BITS)
    return false;
  if (constraint.choice === undefined) return true;
  return ((mask >> constraint.choice) & 1) === (constraint.low ? 1 : 0);
};
