import type { Failure, Result } from '../../core/result.ts';
import { ok } from '../../core/result.ts';
import type { Segmenter } from '../../core/segment/Segmenter.ts';

/** A part of the method that parameters name. */
export type Part =
  | 'detector'
  | 'segmenter'
  | 'classifier'
  | 'namer'
  | 'vocabulary of the site'
  | 'vision-language model'
  | 'vocabulary model'
  | 'translator';

/** What whoever composes is told. */
export interface ComposeHooks {
  /** Puts another segmenter around, or in the place of, the method's own: for measuring one part given the truth of another. */
  readonly segmenter?: (own: Segmenter) => Segmenter;
  /** Takes the place of the built-in judge of regions (JSON of scripts/regions/fit.py): one that was fitted without a source. */
  readonly regionJudge?: string;
  readonly log: (level: 'info' | 'warn', message: string) => void;
  /**
   * Told of each part that cannot be had, and it is gone on without that one alone. Without this hook composing fails
   * instead.
   */
  readonly onMissing?: (part: Part, failure: Failure) => void;
  /** A frame went on without the detector. */
  readonly onDetectorFailure?: (failure: Failure) => void;
  /** A frame went on with the masks that it had. */
  readonly onCutterFailure?: (failure: Failure) => void;
  /** A frame went on without the classifier. */
  readonly onClassifierFailure?: (failure: Failure) => void;
}

/** A part as it was made, or undefined where it may be missing. */
export const orWithout = <T>(
  part: Part,
  made: Result<T | undefined>,
  { onMissing }: Pick<ComposeHooks, 'onMissing'>,
): Result<T | undefined> => {
  if (made.ok || !onMissing) return made;
  onMissing(part, made.failure);
  return ok(undefined);
};
