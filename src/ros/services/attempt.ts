import { fail, ok, type Result } from '../../core/result.ts';

/** Computing that must not leave a client without an answer, should it hold a defect. */
export function attempt<T>(work: () => T): Result<T> {
  try {
    return ok(work());
  } catch (error) {
    return fail('INTERNAL', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
