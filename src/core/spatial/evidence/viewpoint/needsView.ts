import type { Constraint, Description } from '../../grammar/LogicalForm.ts';
import { relationNamed } from '../../relations/registry.ts';
import { viewOrdered } from './orderValue.ts';
import type { Hypothesis } from './viewpointHypotheses.ts';

let nextKey = 0;
const keys = new WeakMap<Hypothesis, number>();
/** A number for each guess of the viewer, to cache by. */
export const hypothesisKey = (hypothesis: Hypothesis): number => {
  let key = keys.get(hypothesis);
  if (key === undefined) {
    key = nextKey++;
    keys.set(hypothesis, key);
  }
  return key;
};

/** Asked often of the same constraint. */
const viewNeeds = new WeakMap<Constraint, boolean>();

/** Whether a constraint, or what it relates to, needs a line of sight. */
export const needsView = (constraint: Constraint): boolean => {
  let needs = viewNeeds.get(constraint);
  if (needs === undefined) {
    if (constraint.kind === 'attribute') needs = false;
    else if (constraint.kind === 'order')
      needs =
        viewOrdered(constraint.axis) ||
        (constraint.anchor ? dependsOnView(constraint.anchor) : /^(near|far)$/.test(constraint.axis));
    else
      needs =
        relationNamed(constraint.relation)?.viewPurpose !== undefined ||
        constraint.anchors.some(dependsOnView);
    viewNeeds.set(constraint, needs);
  }
  return needs;
};

/** Whether any part of a description needs a line of sight. */
export const dependsOnView = (description: Description): boolean => description.constraints.some(needsView);
