import type { Constraint } from '../../grammar/LogicalForm.ts';
import type { Feature } from '../Feature.ts';

type Bends = readonly (readonly [string, number])[];

/** Where what a relation's degree weighs may bend. */
export const DEGREE_HINGES: Bends = [
  ['bad', Math.log(0.01)],
  ['poor', Math.log(0.07)],
  ['fair', Math.log(0.25)],
  ['good', Math.log(0.6)],
];

/** The same of nouns: sharing a kin, being of one kind, being a synonym. */
export const NOUN_HINGES: Bends = [
  ['kin', Math.log(0.2)],
  ['kind', Math.log(0.6)],
  ['same', Math.log(0.87)],
];

/**
 * Logarithms that stop falling below a degree. With the full logarithm beside them, what a fit weighs is learnt as a
 * line that bends: a poor fit may count little less than a bad one, and a good one little more than a fair one.
 */
export const hingeFeatures = (
  name: string,
  logs: Float64Array,
  at: Bends,
  constraint?: Constraint,
): Feature[] =>
  at.map(([bend, least]) => ({
    name: `${name}.${bend}`,
    values: logs.map((value) => Math.max(least, value)),
    ...(constraint && { constraint }),
  }));
