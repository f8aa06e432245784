import type { ChoiceAnswer } from '../../core/prompt/ChoiceModel.ts';
import type { ImagePart, MarkPrompt } from '../../core/prompt/MarkPrompt.ts';
import { type Failure, fail, type Result } from '../../core/result.ts';
import { chatRequest } from './chatRequest.ts';
import type { Negotiation } from './Negotiation.ts';
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

/**
 * Asks until there is an answer, on terms that the server takes: each refusal gives up one field or place, each fault
 * costs one of the tries. Throws when `signal` is aborted.
 */
export async function askServer(
  server: Negotiation,
  { prompt, images }: EncodedPrompt,
  options: ServerModelOptions,
  key: string,
  signal: AbortSignal,
): Promise<Result<ChoiceAnswer>> {
  let terms = server.terms;
  let faults = 0;
  for (;;) {
    const body = chatRequest(prompt, images, options, terms.dialect);
    const posted = await postChat(server.places[terms.place]!, body, options, key, signal);
    if (posted.ok) {
      const { result, cut } = readCompletion(posted.completion, prompt);
      if (result.ok) server.worked(terms);
      if (result.ok || !cut) return result;
      const dialect = roomierDialect(terms.dialect);
      if (!dialect) return cutAt(terms.dialect.maxTokens, result.failure);
      terms = { ...terms, dialect };
      continue;
    }
    const { failure, retry, retryAfterMs } = posted.error;
    const lesser = server.afterRefusal(terms, posted.error);
    if (lesser) {
      terms = lesser;
      continue;
    }
    if (!retry || faults >= options.maxRetries) return { ok: false, failure };
    await retryPause(faults, retryAfterMs, signal);
    terms = server.afterFault(terms, posted.error, faults);
    faults++;
  }
}
