import type { Constraint, Description } from '../spatial/grammar/LogicalForm.ts';
import { parse } from '../spatial/grammar/parse.ts';

const anchorsOf = (constraint: Constraint): readonly Description[] => {
  if (constraint.kind === 'relation') return constraint.anchors;
  return constraint.kind === 'order' && constraint.anchor ? [constraint.anchor] : [];
};

const headsOf = (description: Description): readonly string[] => [
  ...(description.head ? [description.head] : []),
  ...description.constraints.flatMap(anchorsOf).flatMap(headsOf),
];

/** Everything that an expression names: the thing itself first, then what it is related to; each once. */
export const nounsOf = (expression: string): readonly string[] => {
  const { target, viewers, context } = parse(expression, {});
  const others = viewers.flatMap((v) => (v.anchor ? headsOf(v.anchor) : []));
  return [...new Set([...headsOf(target), ...others, ...context.flatMap(headsOf)])];
};
