import { plural as pluralOf } from '../lexicon/morphology.ts';
import type { Constraint, Description, OrderConstraint } from './LogicalForm.ts';

const AXES: Readonly<Record<string, string>> = { near: 'nearest', far: 'farthest' };

const sayOrder = ({ axis, rank, anchor }: OrderConstraint): string => {
  const place = rank === 1 ? '' : rank === -1 ? 'last by ' : `number ${rank} by `;
  return `${place}${AXES[axis] ?? `most ${axis}`}${anchor ? ` to the ${sayThings(anchor)}` : ''}`;
};

/** What follows "that is". */
const sayConstraint = (constraint: Constraint): string => {
  if (constraint.kind === 'order') return sayOrder(constraint);
  if (constraint.kind === 'relation') {
    const { relation, anchors, withinMetres, atMetres } = constraint;
    const metres =
      withinMetres === undefined
        ? atMetres === undefined
          ? ''
          : `${atMetres} m `
        : `within ${withinMetres} m `;
    const beside = anchors.map((anchor) => `the ${sayThings(anchor)}`).join(' and ');
    return `${metres}${relation}${beside && ` ${beside}`}`;
  }
  const { attribute, value, part, metres } = constraint;
  if (attribute === 'part') return `with ${value}${part === undefined ? '' : ` ${part}`}`;
  const any = value.split('|').join(' or ');
  if (attribute === 'kind') return `a ${any}`;
  if (attribute === 'mark') return `mark ${any}`;
  return metres === undefined ? any : `${metres} m by ${any}`;
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
