import { relationNamed } from '../relations/registry.ts';
import type { Constraint, Description } from './LogicalForm.ts';

const ofConstraint = (constraint: Constraint): string | undefined => {
  if (constraint.kind === 'attribute') return undefined;
  if (constraint.kind === 'order') {
    if (constraint.axis === 'left' || constraint.axis === 'right') return 'sideOrder';
    if (constraint.axis === 'front' || constraint.axis === 'back') return 'depthOrder';
    return undefined;
  }
  const spec = relationNamed(constraint.relation);
  if (!spec?.viewPurpose) return undefined;
  return `${spec.viewPurpose}${spec.arity === 0 ? 'Region' : ''}`;
};

/** What the first words that need a viewer speak of: the guess that fits differs by it. */
export const viewCue = (
  description: Description,
): { readonly name: string; readonly constraint?: Constraint } => {
  for (const constraint of description.constraints) {
    const name = ofConstraint(constraint);
    if (name) return { name, constraint };
  }
  return { name: 'nested' };
};
