import type { ChanceModel } from '../decision/byChances.ts';
import type { Weights } from '../weights.ts';

/** Everything that is fitted of a detector's scenes (scripts/judge/fit.ts). */
export interface DetectedNumbers {
  /** Log-odds that a noun names a thing, linear in its evidence (nounEvidence.ts). */
  readonly noun: Readonly<Record<string, number>>;
  /** Of the features of an expression. */
  readonly weights: Weights;
  /** Log of the evidence that nothing that is there is meant. */
  readonly absence: number;
  readonly chances: ChanceModel;
  /** Log-odds that a thing is one of those that a noun counts, linear in its facts (verify/chances/countFacts.ts). */
  readonly counted: Readonly<Record<string, number>>;
}
