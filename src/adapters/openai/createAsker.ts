import { fail, type Result } from '../../core/result.ts';
import { askServer, type Chat } from './askServer.ts';
import { checkBaseUrl } from './checkBaseUrl.ts';
import { Negotiation } from './Negotiation.ts';
import type { ServerModelOptions } from './ServerModelOptions.ts';
import { scrubSecrets } from './scrubSecrets.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** @param scrub takes secrets out of an answer's texts */
export type Asker = <T>(
  chat: Chat<T> | Promise<Chat<T>>,
  scrub: (answer: T, clean: (text: string) => string) => T,
  signal?: AbortSignal,
) => Promise<Result<T>>;

/**
 * Asks one server. Fails with MODEL_UNAVAILABLE, MODEL_TIMEOUT, MODEL_BAD_ANSWER or CANCELLED, always within `timeoutMs`.
 * Contacts nothing outside `baseUrl`, and no text that leaves holds the key, whatever the server quotes.
 */
export const createAsker = (options: ServerModelOptions, env: Env = process.env): Asker => {
  const base = checkBaseUrl(options.baseUrl);
  if (!base.ok) return async () => base;
  const negotiation = new Negotiation(base.value);

  /** Why asking was broken off, in order of who decided it. */
  const brokenOff = (error: unknown, caller: AbortSignal | undefined, deadline: AbortSignal) => {
    if (caller?.aborted) return fail('CANCELLED', `${options.model}: the caller cancelled`);
    if (deadline.aborted)
      return fail('MODEL_TIMEOUT', `${base.value} did not answer within ${options.timeoutMs} ms`);
    return fail('INTERNAL', `${options.model}: ${(error as Error).message}`);
  };

  return async (chat, scrub, signal) => {
    if (signal?.aborted) return fail('CANCELLED', `${options.model}: cancelled before it was asked`);
    const deadline = AbortSignal.timeout(options.timeoutMs);
    const both = signal ? AbortSignal.any([signal, deadline]) : deadline;
    // Read at each question. A line break at its end would be quoted by the error of a header that it spoils.
    const key = (env[options.apiKeyEnv] ?? '').trim();
    const clean = (text: string): string => scrubSecrets(text, key);
    try {
      const result = await askServer(negotiation, await chat, options, key, both);
      return result.ok
        ? { ok: true, value: scrub(result.value, clean) }
        : fail(result.failure.code, clean(result.failure.message));
    } catch (error) {
      const { code, message } = brokenOff(error, signal, deadline).failure;
      return fail(code, clean(message));
    }
  };
};
