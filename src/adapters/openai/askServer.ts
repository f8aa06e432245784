import type { ChoiceAnswer } from '../../core/prompt/ChoiceModel.ts';
import type { ImagePart, MarkPrompt } from '../../core/prompt/MarkPrompt.ts';
import { type Failure, fail, type Result } from '../../core/result.ts';
import { chatRequest } from './chatRequest.ts';
import type { ClassifiedError } from './classifyError.ts';
import type { Negotiation, Terms } from './Negotiation.ts';
import { postChat } from './postChat.ts';
import { readCompletion } from './readCompletion.ts';
import { retryPause } from './retryPause.ts';
import { roomierDialect } from './ServerDialect.ts';
import type { ServerModelOptions } from './ServerModelOptions.ts';

/** A prompt with its pictures encoded. */
export interface EncodedPrompt {
  readonly prompt: MarkPrompt;
  readonly images: ReadonlyMap<ImagePart, Uint8Array>;
}

const cutAt = (maxTokens: number, { code, message }: Failure): Result<never> =>
  fail(code, `the server cut the answer after ${maxTokens} tokens (finish_reason length): ${message}`);

/** What came of one request: an answer to give, other terms to ask on, or a fault to sit out. */
type Outcome =
  | { readonly kind: 'done'; readonly result: Result<ChoiceAnswer> }
  | { readonly kind: 'again'; readonly terms: Terms }
  | { readonly kind: 'fault'; readonly error: ClassifiedError };

const done = (result: Result<ChoiceAnswer>): Outcome => ({ kind: 'done', result });

const readAnswer = (server: Negotiation, terms: Terms, completion: unknown, prompt: MarkPrompt): Outcome => {
  const { result, cut } = readCompletion(completion, prompt);
  if (result.ok) server.worked(terms);
  if (result.ok || !cut) return done(result);
  const dialect = roomierDialect(terms.dialect);
  return dialect
    ? { kind: 'again', terms: { ...terms, dialect } }
    : done(cutAt(terms.dialect.maxTokens, result.failure));
};

const afterError = (server: Negotiation, terms: Terms, error: ClassifiedError): Outcome => {
  const lesser = server.afterRefusal(terms, error);
  if (lesser) return { kind: 'again', terms: lesser };
  return error.retry ? { kind: 'fault', error } : done({ ok: false, failure: error.failure });
};

/**
 * Asks until there is an answer, on terms that the server takes: each refusal gives up one field or place, each fault
 * costs one of the tries. Throws when `signal` is aborted.
 */
export const askServer = async (
  server: Negotiation,
  { prompt, images }: EncodedPrompt,
  options: ServerModelOptions,
  key: string,
  signal: AbortSignal,
): Promise<Result<ChoiceAnswer>> => {
  let terms = server.terms;
  for (let faults = 0; ; ) {
    const body = chatRequest(prompt, images, options, terms.dialect);
    const posted = await postChat(server.places[terms.place]!, body, options, key, signal);
    const outcome = posted.ok
      ? readAnswer(server, terms, posted.completion, prompt)
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
