import { plural as pluralOf } from '../lexicon/morphology.ts';
import type {
  AttributeConstraint,
  Constraint,
  Description,
  OrderConstraint,
  RelationConstraint,
} from './LogicalForm.ts';

const AXES: Readonly<Record<string, string>> = { near: 'nearest', far: 'farthest' };

const sayOrder = ({ axis, rank, anchor }: OrderConstraint): string => {
  const place = rank === 1 ? '' : rank === -1 ? 'last by ' : `number ${rank} by `;
  return `${place}${AXES[axis] ?? `most ${axis}`}${anchor ? ` to the ${sayThings(anchor)}` : ''}`;
};

const sayLength = (metres: number, { bound }: AttributeConstraint | RelationConstraint): string =>
  `${bound ? `at ${bound} ` : ''}${metres} m `;

const sayMetres = (constraint: RelationConstraint): string => {
  const { withinMetres, atMetres } = constraint;
  if (withinMetres !== undefined) return `within ${withinMetres} m `;
  return atMetres === undefined ? '' : sayLength(atMetres, constraint);
};

/** What follows "that is". */
const sayConstraint = (constraint: Constraint): string => {
  if (constraint.kind === 'order') return sayOrder(constraint);
  if (constraint.kind === 'relation') {
    const { relation, anchors } = constraint;
    const beside = anchors.map((anchor) => `the ${sayThings(anchor)}`).join(' and ');
    return `${sayMetres(constraint)}${relation}${beside && ` ${beside}`}`;
  }
  const { attribute, value, part } = constraint;
  if (attribute === 'part') return `with ${value}${part === undefined ? '' : ` ${part}`}`;
  const any = value.split('|').join(' or ');
  if (attribute === 'kind') return `a ${any}`;
  if (attribute === 'mark') return `mark ${any}`;
  return constraint.metres === undefined ? any : `${sayLength(constraint.metres, constraint)}by ${any}`;
};

/** A description in plain words, without an article: "boxes that are not red", "mug that is left of the laptop". */
export const sayThings = ({ head, mark, modifiers, plural, constraints }: Description): string => {
  if (mark !== undefined) return `thing marked ${mark}`;
  const noun = head ?? 'thing';
  const name = [...modifiers, plural ? pluralOf(noun) : noun].join(' ');
  const told = constraints
    .filter((c) => c.kind !== 'relation' || !c.inverse)
    .map((c, k) => {
      const link = k === 0 ? '' : c.kind !== 'order' && c.or ? ' or ' : ' and ';
      return `${link}${c.negated ? 'not ' : ''}${sayConstraint(c)}`;
    });
  return told.length === 0 ? name : `${name} that ${plural ? 'are' : 'is'} ${told.join('')}`;
};
