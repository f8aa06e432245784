import type { Constraint, Description } from './LogicalForm.ts';

/** Attachments left open that are told apart. */
const MOST = 2;

const anchorsOf = (constraint: Constraint): readonly Description[] =>
  constraint.kind === 'relation'
    ? constraint.anchors
    : constraint.kind === 'order' && constraint.anchor
      ? [constraint.anchor]
      : [];

const choicesIn = ({ constraints }: Description): readonly number[] =>
  constraints.flatMap((constraint) => [
    ...(constraint.choice === undefined ? [] : [constraint.choice]),
    ...anchorsOf(constraint).flatMap(choicesIn),
  ]);

/** The description with the lower attachment of the choices in `low`, and the higher of all others. */
const under = (description: Description, low: ReadonlySet<number>): Description => ({
  ...description,
  constraints: description.constraints
    .filter(({ choice, low: isLow = false }) => choice === undefined || low.has(choice) === isLow)
    .map(({ choice: _, low: __, ...told }): Constraint => {
      const constraint = told as Constraint;
      if (constraint.kind === 'attribute') return constraint;
      if (constraint.kind === 'relation')
        return { ...constraint, anchors: constraint.anchors.map((anchor) => under(anchor, low)) };
      return constraint.anchor ? { ...constraint, anchor: under(constraint.anchor, low) } : constraint;
    }),
});

/** What was left open belongs to the nearer noun. */
export const nearest = (description: Description): Description =>
  under(description, new Set(choicesIn(description)));

/** The descriptions that one may be, by the attachments that its words leave open: "the box on the shelf that is red". */
export const readingsOf = (description: Description): readonly Description[] => {
  const choices = [...new Set(choicesIn(description))].slice(0, MOST);
  if (choices.length === 0) return [description];
  return Array.from({ length: 1 << choices.length }, (_, mask) =>
    under(description, new Set(choices.filter((_choice, bit) => (mask >> bit) & 1))),
  );
};
