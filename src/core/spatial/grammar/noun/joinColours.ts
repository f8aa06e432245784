import type { DraftConstraint } from '../Draft.ts';

const isColour = (constraint: DraftConstraint): boolean =>
  constraint.kind === 'attribute' && constraint.attribute === 'colour';

/** "white and orange": each of the colours is told to share the surface with the others. */
export const joinColours = (constraints: readonly DraftConstraint[]): DraftConstraint[] => {
  const joined = constraints.filter(isColour).length;
  return joined < 2
    ? [...constraints]
    : constraints.map((c) => (c.kind === 'attribute' && isColour(c) ? { ...c, joined } : c));
};
