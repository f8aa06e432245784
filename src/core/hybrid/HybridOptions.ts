/** How a model's view and depth geometry's view of one request are weighed. */
export interface HybridOptions {
  /** Geometry at least this sure (probability of its answer) is not worth a model's time. */
  readonly skipModelAbove: number;
  /** A relation that depth scores at most this (0..1) is firmly violated: the model's mark is refused. */
  readonly vetoAtMost: number;
  /** Whether geometry alone may answer, with a note, when the model fails. */
  readonly answerWithoutModel: boolean;
}

export const DEFAULT_HYBRID_OPTIONS: HybridOptions = {
  skipModelAbove: 0.85,
  // Of 219 relational questions of 33 annotated and 10 rendered frames: 2 % of right marks and 22 % of wrong ones are refused.
  vetoAtMost: 0.02,
  answerWithoutModel: true,
};
