import type { Constraint } from '../grammar/LogicalForm.ts';

/** One named piece of evidence over all objects: logarithms or ranks, to be weighted and summed. */
export interface Feature {
  readonly name: string;
  readonly values: Float64Array;
  readonly constraint?: Constraint;
}

/** An object by index with a weight, best 1. */
export interface Weighted {
  readonly index: number;
  readonly weight: number;
}
