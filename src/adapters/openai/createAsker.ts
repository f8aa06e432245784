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
  const brokenOff = (error: unknown, caller: AbortSignal | undefined, isLate: boolean) => {
    if (caller?.aborted) return fail('CANCELLED', `${options.model}: the caller cancelled`);
    if (isLate) return fail('MODEL_TIMEOUT', `${base.value} did not answer within ${options.timeoutMs} ms`);
    return fail('INTERNAL', `${options.model}: ${(error as Error).message}`);
  };

  return async (chat, scrub, signal) => {
    if (signal?.aborted) return fail('CANCELLED', `${options.model}: cancelled before it was asked`);
    // Not by a signal made of others: Node 20 keeps those for ever once somebody listened, and the client here does.
    const ended = new AbortController();
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      ended.abort();
    }, options.timeoutMs);
    const giveUp = () => ended.abort();
    signal?.addEventListener('abort', giveUp, { once: true });
    // Read at each question. A line break at its end would be quoted by the error of a header that it spoils.
    const key = (env[options.apiKeyEnv] ?? '').trim();
    const clean = (text: string): string => scrubSecrets(text, key);
    try {
      const result = await askServer(negotiation, await chat, options, key, ended.signal);
      return result.ok
        ? { ok: true, value: scrub(result.value, clean) }
        : fail(result.failure.code, clean(result.failure.message));
    } catch (error) {
      const { code, message } = brokenOff(error, signal, isLate).failure;
      return fail(code, clean(message));
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    }
  };
};
