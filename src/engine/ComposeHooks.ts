import type { Failure } from '../core/result.ts';

/** What whoever composes is told. */
export interface ComposeHooks {
  readonly log: (level: 'info' | 'warn', message: string) => void;
  /** A frame went on without the detector. */
  readonly onDetectorFailure?: (failure: Failure) => void;
  /** A frame went on without the classifier. */
  readonly onClassifierFailure?: (failure: Failure) => void;
}
