import type { AttributeConstraint, Constraint, Description, LogicalForm } from './LogicalForm.ts';

const printAttribute = ({ attribute, value, part, metres }: AttributeConstraint): string => {
  if (attribute === 'part') return part === undefined ? `with ${value}` : `with ${value} ${part}`;
  return metres === undefined ? value : `${value} ${metres} m`;
};

const maybe = ({ choice }: { readonly choice?: number | undefined }): string =>
  choice === undefined ? '' : '?';

const printOrder = ({ rank, axis, anchor }: Extract<Constraint, { kind: 'order' }>): string => {
  const place = rank === 1 ? '' : rank === -1 ? 'last ' : `#${rank} `;
  return `${place}most ${axis}${anchor ? `(${printDescription(anchor)})` : ''}`;
};

const printRelation = (constraint: Extract<Constraint, { kind: 'relation' }>): string => {
  const { withinMetres, atMetres } = constraint;
  const within =
    withinMetres !== undefined ? ` within ${withinMetres} m` : atMetres !== undefined ? ` ${atMetres} m` : '';
  const inner = constraint.anchors.map(printDescription).join(', ');
  return `${constraint.inverse ? 'inverse ' : ''}${constraint.relation}${within}(${inner})`;
};

const printConstraint = (constraint: Constraint): string => {
  const not = constraint.negated ? 'not ' : '';
  switch (constraint.kind) {
    case 'attribute':
      return `${not}${printAttribute(constraint)}`;
    case 'order':
      return `${maybe(constraint)}${not}${printOrder(constraint)}`;
    case 'relation':
      return `${maybe(constraint)}${not}${printRelation(constraint)}`;
  }
};

export const printDescription = (description: Description): string => {
  const count = description.count === undefined ? '' : `${description.count} `;
  const name =
    description.mark !== undefined
      ? `#${description.mark}`
      : [...description.modifiers, description.head ?? 'thing'].join(' ') + (description.plural ? '*' : '');
  const parts = description.constraints.map(printConstraint);
  return parts.length === 0 ? `${count}${name}` : `${count}${name}[${parts.join('; ')}]`;
};

/**
 * One line for logs and rationales: `chair[red; left of(table)]`, plural nouns starred, alternatives of an open
 * attachment marked with `?`, the viewer after `@`.
 */
export const printLogicalForm = (form: LogicalForm): string => {
  const viewers = form.viewers.map((v) => ` @${v.kind}${v.anchor ? `(${printDescription(v.anchor)})` : ''}`);
  return printDescription(form.target) + viewers.join('');
};
