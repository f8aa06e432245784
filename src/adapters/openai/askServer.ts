import type OpenAI from 'openai';
import { type Failure, fail, type Result } from '../../core/result.ts';
import type { ClassifiedError } from './classifyError.ts';
import type { Negotiation, Terms } from './Negotiation.ts';
import { postChat } from './postChat.ts';
import { retryPause } from './retryPause.ts';
import { roomierDialect, type ServerDialect } from './ServerDialect.ts';
import type { ServerModelOptions } from './ServerModelOptions.ts';

/** A question as a server is asked it in any dialect, and how its answer is read. */
export interface Chat<T> {
  request(dialect: ServerDialect): OpenAI.ChatCompletionCreateParamsNonStreaming;
  /** An answer, or why there is none; `cut` when the server stopped the model before its end. */
  read(completion: unknown): { readonly result: Result<T>; readonly cut: boolean };
}

const cutAt = (maxTokens: number, { code, message }: Failure): Result<never> =>
  fail(code, `the server cut the answer after ${maxTokens} tokens (finish_reason length): ${message}`);

/** What came of one request: an answer to give, other terms to ask on, or a fault to sit out. */
type Outcome<T> =
  | { readonly kind: 'done'; readonly result: Result<T> }
  | { readonly kind: 'again'; readonly terms: Terms }
  | { readonly kind: 'fault'; readonly error: ClassifiedError };

const done = <T>(result: Result<T>): Outcome<T> => ({ kind: 'done', result });

const readAnswer = <T>(
  server: Negotiation,
  terms: Terms,
  completion: unknown,
  { read }: Chat<T>,
): Outcome<T> => {
  const { result, cut } = read(completion);
  if (result.ok) server.worked(terms);
  if (result.ok || !cut) return done(result);
  const dialect = roomierDialect(terms.dialect);
  return dialect
    ? { kind: 'again', terms: { ...terms, dialect } }
    : done(cutAt(terms.dialect.maxTokens, result.failure));
};

const afterError = (server: Negotiation, terms: Terms, error: ClassifiedError): Outcome<never> => {
  const lesser = server.afterRefusal(terms, error);
  if (lesser) return { kind: 'again', terms: lesser };
  return error.retry ? { kind: 'fault', error } : done({ ok: false, failure: error.failure });
};

/**
 * Asks until there is an answer, on terms that the server takes: each refusal gives up one field or place, each fault
 * costs one of the tries. Throws when `signal` is aborted.
 */
export const askServer = async <T>(
  server: Negotiation,
  chat: Chat<T>,
  options: ServerModelOptions,
  key: string,
  signal: AbortSignal,
): Promise<Result<T>> => {
  let terms = server.terms;
  for (let faults = 0; ; ) {
    const body = chat.request(terms.dialect);
    const posted = await postChat(server.places[terms.place]!, body, options, key, signal);
    const outcome = posted.ok
      ? readAnswer(server, terms, posted.completion, chat)
      : afterError(server, terms, posted.error);
    if (outcome.kind === 'done') return outcome.result;
    if (outcome.kind === 'again') {
      terms = outcome.terms;
      continue;
    }
    if (faults >= options.maxRetries) return { ok: false, failure: outcome.error.failure };
    await retryPause(faults, outcome.error.retryAfterMs, signal);
    terms = server.afterFault(terms, outcome.error, faults);
    faults++;
  }
};
