import type {
  AttributeConstraint,
  Constraint,
  Description,
  LogicalForm,
  OrderConstraint,
  RelationConstraint,
} from './LogicalForm.ts';

const BOUNDS = { least: 'at least ', most: 'at most ' } as const;

const printAttribute = ({ attribute, value, part, metres, bound }: AttributeConstraint): string => {
  if (attribute === 'mark') return `#${value}`;
  if (attribute === 'part') return part === undefined ? `with ${value}` : `with ${value} ${part}`;
  return metres === undefined ? value : `${value} ${bound ? BOUNDS[bound] : ''}${metres} m`;
};

const printRelation = ({
  relation,
  anchors,
  inverse,
  withinMetres,
  atMetres,
  bound,
}: RelationConstraint): string => {
  const metres =
    withinMetres === undefined
      ? atMetres === undefined
        ? ''
        : ` ${bound ? BOUNDS[bound] : ''}${atMetres} m`
      : ` within ${withinMetres} m`;
  return `${inverse ? 'inverse ' : ''}${relation}${metres}(${anchors.map(printDescription).join(', ')})`;
};

const printOrder = ({ rank, axis, anchor }: OrderConstraint): string => {
  const place = rank === 1 ? '' : rank === -1 ? 'last ' : `#${rank} `;
  return `${place}most ${axis}${anchor ? `(${printDescription(anchor)})` : ''}`;
};

const printConstraint = (constraint: Constraint): string => {
  const or = constraint.kind !== 'order' && constraint.or ? 'or ' : '';
  const not = or + (constraint.negated ? 'not ' : '');
  const maybe = constraint.choice === undefined ? '' : '?';
  if (constraint.kind === 'attribute') return `${maybe}${not}${printAttribute(constraint)}`;
  return `${maybe}${not}${constraint.kind === 'order' ? printOrder(constraint) : printRelation(constraint)}`;
};

export const printDescription = (description: Description): string => {
  const { several, numbered } = description;
  const count =
    description.count === undefined ? (several === undefined ? '' : `${several} `) : `${description.count} `;
  const number = numbered === undefined ? '' : ` ${numbered}`;
  const name =
    description.mark !== undefined
      ? `#${description.mark}`
      : [...description.modifiers, description.head ?? 'thing'].join(' ') +
        (description.plural ? '*' : '') +
        number;
  const parts = description.constraints.map(printConstraint);
  return parts.length === 0 ? `${count}${name}` : `${count}${name}[${parts.join('; ')}]`;
};

/**
 * One line for logs and rationales: `chair[red; left of(table)]`, plural nouns starred, alternatives of an open
 * attachment marked with `?`, the viewer after `@`.
 */
export const printLogicalForm = (form: LogicalForm): string => {
  const viewers = form.viewers.map((v) => ` @${v.kind}${v.anchor ? `(${printDescription(v.anchor)})` : ''}`);
  const { choice } = form;
  const printed = choice
    ? `${printDescription(form.target)} of(${choice.among.map(({ description }) => printDescription(description)).join(' | ')})`
    : printDescription(form.target);
  return printed + viewers.join('');
};
