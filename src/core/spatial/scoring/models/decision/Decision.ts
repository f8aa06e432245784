/** Margins that turn scores into an answer where labels are true: set by hand. No unit, all 0..1. Detected scenes: byChances.ts. */
export interface Decision {
  /** A best candidate below this fit is no answer: NOT_FOUND. */
  readonly leastFit: number;
  /** Others at least this likely, relative to the best, make the answer AMBIGUOUS. */
  readonly rivalShare: number;
  /** A candidate of an AMBIGUOUS answer is at least this likely, relative to the best. */
  readonly candidateShare: number;
}

export const DECISION: Decision = { leastFit: 0.06, rivalShare: 0.5, candidateShare: 0.3 };
