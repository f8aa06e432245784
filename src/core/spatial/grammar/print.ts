import type { AttributeConstraint, Constraint, Description, LogicalForm } from './LogicalForm.ts';

const printAttribute = ({ attribute, value, part, metres }: AttributeConstraint): string => {
  if (attribute === 'part') return part === undefined ? `with ${value}` : `with ${value} ${part}`;
  return metres === undefined ? value : `${value} ${metres} m`;
};

const printConstraint = (constraint: Constraint): string => {
  const not = constraint.negated ? 'not ' : '';
  switch (constraint.kind) {
    case 'attribute':
      return `${not}${printAttribute(constraint)}`;
    case 'order': {
      const rank = constraint.rank === 1 ? '' : constraint.rank === -1 ? 'last ' : `#${constraint.rank} `;
      const of = constraint.anchor ? `(${printDescription(constraint.anchor)})` : '';
      const maybe = constraint.choice === undefined ? '' : '?';
      return `${maybe}${not}${rank}most ${constraint.axis}${of}`;
    }
    case 'relation': {
      const within =
        constraint.withinMetres !== undefined
          ? ` within ${constraint.withinMetres} m`
          : constraint.atMetres !== undefined
            ? ` ${constraint.atMetres} m`
            : '';
      const maybe = constraint.choice === undefined ? '' : '?';
      const inner = constraint.anchors.map(printDescription).join(', ');
      return `${maybe}${not}${constraint.inverse ? 'inverse ' : ''}${constraint.relation}${within}(${inner})`;
    }
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
