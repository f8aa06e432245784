import OpenAI from 'openai';
import { cleanText } from '../../core/prompt/cleanText.ts';
import { type Failure, fail } from '../../core/result.ts';
import { RefusedResponse } from './confinedFetch.ts';

export interface ClassifiedError {
  readonly failure: Failure;
  /** Whether another try may help. */
  readonly retry: boolean;
  /** What the server asks for, where it does. */
  readonly retryAfterMs?: number;
  /** HTTP status, where there was one. */
  readonly status?: number;
}

const MAX_SHOWN = 200;
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

/** What an error of the client means: a code, words without secrets, and whether to try again. */
export function classifyError(error: unknown, baseUrl: string): ClassifiedError {
  const root = rootOf(error);
  if (root instanceof RefusedResponse) {
    const code = root.kind === 'too_large' ? 'MODEL_BAD_ANSWER' : 'MODEL_UNAVAILABLE';
    return { failure: fail(code, `${baseUrl}: ${root.message}`).failure, retry: false };
  }
  if (error instanceof OpenAI.APIError && typeof error.status === 'number') {
    const { status } = error;
    const said = cleanText(error.message, MAX_SHOWN);
    const retry = status >= 500 || RETRIED_STATUS.has(status);
    const retryAfterMs = retryAfterOf(error.headers);
    return {
      failure: fail('MODEL_UNAVAILABLE', `${baseUrl} answered ${status}: ${said}`).failure,
      retry,
      status,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    };
  }
  if (root instanceof SyntaxError) {
    return {
      failure: fail('MODEL_BAD_ANSWER', `${baseUrl} answered something that is no JSON`).failure,
      retry: false,
    };
  }
  const code = (root as { code?: unknown }).code;
  const words = cleanText(typeof code === 'string' ? code : root.message, MAX_SHOWN);
  return {
    failure: fail('MODEL_UNAVAILABLE', `${baseUrl} cannot be reached: ${words}`).failure,
    retry: true,
  };
}
