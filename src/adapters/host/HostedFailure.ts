import type { FailureCode } from '../../core/failures.ts';

/** Thrown inside a model process to answer with a coded failure. */
export class HostedFailure extends Error {
  readonly code: FailureCode;
  /** While loading: the host does not try again. */
  readonly permanent: boolean;

  constructor(code: FailureCode, message: string, options: { readonly permanent?: boolean } = {}) {
    super(message);
    this.name = 'HostedFailure';
    this.code = code;
    this.permanent = options.permanent ?? false;
  }
}
