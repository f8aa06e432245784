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

/** Between colours of which any will do, in one value. */
export const OR = '|';

/** "red or blue": one constraint that either colour meets, in the place of the first. */
export const eitherColour = (constraints: readonly DraftConstraint[]): DraftConstraint[] => {
  const colours = constraints.filter(isColour).flatMap((c) => (c.kind === 'attribute' ? [c.value] : []));
  const first = constraints.find(isColour);
  return constraints.flatMap((c) => {
    if (c.kind !== 'attribute' || !isColour(c)) return [c];
    return c === first ? [{ ...c, value: colours.join(OR) }] : [];
  });
};
