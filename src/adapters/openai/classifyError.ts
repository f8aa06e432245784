import { cleanText } from '../../core/prompt/cleanText.ts';
import { type Failure, fail } from '../../core/result.ts';
import { type ServerWords, serverWords } from './answers/serverWords.ts';
import { RefusedResponse } from './confinedFetch.ts';

/** Why a request brought no completion. */
export interface ClassifiedError extends ServerWords {
  readonly failure: Failure;
  /** Whether another try may help. */
  readonly retry: boolean;
  /** What the server asks for, where it does. */
  readonly retryAfterMs?: number;
  /** HTTP status, where there was one. */
  readonly status?: number;
}

const MAX_SHOWN = 300;
const RETRIED_STATUS = new Set([408, 409, 425, 429]);

const retryAfterOf = (headers: Headers | undefined): number | undefined => {
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
};

/** The innermost cause says what went wrong with a connection: ECONNREFUSED, ENOTFOUND. */
const rootOf = (error: unknown): Error => {
  let root = error instanceof Error ? error : new Error(String(error));
  while (root.cause instanceof Error) root = root.cause;
  return root;
};

/** The client's APIError, by what it holds: the client is loaded when it is first needed, not for its class. */
const isRefusal = (
  error: unknown,
): error is Error & { readonly status: number; readonly headers?: Headers } =>
  error instanceof Error && typeof (error as { status?: unknown }).status === 'number';

/** What a server says of itself when its status is a refusal, in its own words. */
const refusedBy = (headers: Headers | undefined, status: number, url: string, body: string) => {
  const said = serverWords(body);
  const shown = cleanText(said.words, MAX_SHOWN) || 'no words';
  const retryAfterMs = retryAfterOf(headers);
  return {
    ...said,
    failure: fail('MODEL_UNAVAILABLE', `${url} answered ${status}: ${shown}`).failure,
    retry: status >= 500 || RETRIED_STATUS.has(status),
    status,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
};

/**
 * What an error of the client means: a code, the server's words, and whether to try again.
 *
 * @param body text of the server's answer, where there was one; must hold no secret
 */
export const classifyError = (error: unknown, url: string, body: string): ClassifiedError => {
  const root = rootOf(error);
  if (root instanceof RefusedResponse) {
    const code = root.kind === 'too_large' ? 'MODEL_BAD_ANSWER' : 'MODEL_UNAVAILABLE';
    return { words: '', failure: fail(code, `${url}: ${root.message}`).failure, retry: false };
  }
  if (isRefusal(error)) return refusedBy(error.headers, error.status, url, body);
  const code = (root as { code?: unknown }).code;
  const words = cleanText(typeof code === 'string' ? code : root.message, MAX_SHOWN);
  return {
    words: '',
    failure: fail('MODEL_UNAVAILABLE', `${url} cannot be reached: ${words}`).failure,
    retry: true,
  };
};
