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
  vetoAtMost: 0.15,
  answerWithoutModel: true,
};
