import type OpenAI from 'openai';
import { cleanText } from '../../core/prompt/cleanText.ts';
import { fail } from '../../core/result.ts';
import { isEventStream, joinEvents } from './answers/joinEvents.ts';
import { errorWithin, serverWords } from './answers/serverWords.ts';
import { type ClassifiedError, classifyError } from './classifyError.ts';
import { confinedFetch } from './confinedFetch.ts';
import type { ServerModelOptions } from './ServerModelOptions.ts';
import { scrubSecrets } from './scrubSecrets.ts';

export type Posted =
  | { readonly ok: true; readonly completion: unknown }
  | { readonly ok: false; readonly error: ClassifiedError };

/** Servers that need no key get this one; the client insists on some. */
const NO_KEY = 'none';
const MAX_SHOWN = 300;

const refused = (error: ClassifiedError): Posted => ({ ok: false, error });

/** What the body of a success holds: a completion, the events of one, or an error after all. */
const readBody = (body: string, url: string): Posted => {
  let completion: unknown;
  try {
    completion = isEventStream(body) ? joinEvents(body) : JSON.parse(body);
  } catch {
    completion = undefined;
  }
  if (completion === undefined) {
    const said = serverWords(body);
    const shown = cleanText(said.words, MAX_SHOWN);
    const what = shown === '' ? 'with an empty body' : `something that is no JSON: ${shown}`;
    const { failure } = fail('MODEL_BAD_ANSWER', `${url} answered ${what}`);
    return refused({ ...said, failure, retry: false });
  }
  const said = errorWithin(completion);
  if (!said) return { ok: true, completion };
  const shown = cleanText(said.words, MAX_SHOWN);
  const { failure } = fail('MODEL_UNAVAILABLE', `${url} answered with an error: ${shown}`);
  return refused({ ...said, failure, retry: false, status: 200 });
};

/**
 * Sends one chat completion request under `url`. Nothing that comes back holds the key. Throws only when `signal` is
 * aborted.
 */
export const postChat = async (
  url: string,
  body: OpenAI.ChatCompletionCreateParamsNonStreaming,
  options: Pick<ServerModelOptions, 'timeoutMs' | 'maxResponseBytes'>,
  key: string,
  signal: AbortSignal,
): Promise<Posted> => {
  let answered = '';
  // When it is first needed: it is 150 modules and 12 MB, and most nodes have no server to ask.
  const { default: Client } = await import('openai');
  const client = new Client({
    baseURL: url,
    apiKey: key || NO_KEY,
    // Nothing else of the environment steers or decorates our requests.
    organization: null,
    project: null,
    logLevel: 'off',
    // Retries are ours: the client's sleep knows neither deadline nor cancel.
    maxRetries: 0,
    timeout: options.timeoutMs,
    fetch: confinedFetch(url, options.maxResponseBytes, (text) => {
      answered = scrubSecrets(text, key);
    }),
  });
  try {
    await client.chat.completions.create(body, { signal }).asResponse();
  } catch (error) {
    signal.throwIfAborted();
    return refused(classifyError(error, url, answered));
  }
  return readBody(answered, url);
};
