import type { FailureCode } from './failures.ts';

/** A refusal that says what was found, what was expected, and whose: topic, frame, stamp, value or limit. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
}

/** The failure of one frame or one request is a value; only a broken program throws. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (
  code: FailureCode,
  message: string,
): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure: { code, message },
});
