import type { Failure } from '../core/result.ts';
import type { Segmenter } from '../core/segment/Segmenter.ts';

/** What whoever composes is told. */
export interface ComposeHooks {
  /** Puts another segmenter around, or in the place of, the method's own: for measuring one part given the truth of another. */
  readonly segmenter?: (own: Segmenter) => Segmenter;
  /** Takes the place of the built-in judge of regions (JSON of scripts/regions/fit.py): one that was fitted without a source. */
  readonly regionJudge?: string;
  readonly log: (level: 'info' | 'warn', message: string) => void;
  /** A frame went on without the detector. */
  readonly onDetectorFailure?: (failure: Failure) => void;
  /** A frame went on without the classifier. */
  readonly onClassifierFailure?: (failure: Failure) => void;
}
