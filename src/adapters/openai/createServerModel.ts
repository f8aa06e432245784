import OpenAI from 'openai';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import type { ChoiceAnswer, ChoiceModel } from '../../core/prompt/ChoiceModel.ts';
import type { ImagePart, MarkPrompt } from '../../core/prompt/MarkPrompt.ts';
import { fail, type Result } from '../../core/result.ts';
import { chatRequest, type ServerAbilities } from './chatRequest.ts';
import { checkBaseUrl } from './checkBaseUrl.ts';
import { classifyError } from './classifyError.ts';
import { confinedFetch } from './confinedFetch.ts';
import { readCompletion } from './readCompletion.ts';
import { retryPause } from './retryPause.ts';
import type { ServerModelOptions } from './ServerModelOptions.ts';

export interface ServerModelDeps {
  readonly codec: Pick<ImageCodec, 'encodeJpeg'>;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Servers that need no key get this one; the client insists on some. */
const NO_KEY = 'none';

const encodeImages = async (
  prompt: MarkPrompt,
  quality: number,
  codec: ServerModelDeps['codec'],
): Promise<ReadonlyMap<ImagePart, Uint8Array>> => {
  const images = prompt.parts.filter((part) => part.kind === 'image');
  return new Map(
    await Promise.all(
      images.map(async (part) => [part, await codec.encodeJpeg(part.image, quality)] as const),
    ),
  );
};

/** What to stop asking for after a 400, if anything is left. */
const degrade = (abilities: ServerAbilities, said: string): ServerAbilities | undefined => {
  if (abilities.logprobs && !/response_format|json_schema/i.test(said))
    return { ...abilities, logprobs: false };
  if (abilities.jsonSchema) return { ...abilities, jsonSchema: false };
  return undefined;
};

/**
 * A model behind an OpenAI-compatible server. One request at a time or many: nothing is shared between them but what the
 * server was found unable to do. Fails with MODEL_UNAVAILABLE, MODEL_TIMEOUT, MODEL_BAD_ANSWER or CANCELLED, always within
 * `timeoutMs`. Contacts nothing but `baseUrl`.
 */
export function createServerModel(options: ServerModelOptions, deps: ServerModelDeps): ChoiceModel {
  const { codec, env = process.env } = deps;
  const base = checkBaseUrl(options.baseUrl);
  let abilities: ServerAbilities = { logprobs: true, jsonSchema: true };

  const client = (baseURL: string): OpenAI =>
    new OpenAI({
      baseURL,
      apiKey: env[options.apiKeyEnv] || NO_KEY,
      // Nothing else of the environment steers or decorates our requests.
      organization: null,
      project: null,
      logLevel: 'off',
      // Retries are ours: the client's sleep knows neither deadline nor cancel.
      maxRetries: 0,
      timeout: options.timeoutMs,
      fetch: confinedFetch(baseURL, options.maxResponseBytes),
    });

  const ask = async (
    baseURL: string,
    prompt: MarkPrompt,
    signal: AbortSignal,
  ): Promise<Result<ChoiceAnswer>> => {
    const images = await encodeImages(prompt, options.jpegQuality, codec);
    const api = client(baseURL);
    for (let attempt = 0; ; ) {
      try {
        const body = chatRequest(prompt, images, options, abilities);
        return readCompletion(await api.chat.completions.create(body, { signal }), prompt);
      } catch (error) {
        signal.throwIfAborted();
        const { failure, retry, retryAfterMs, status } = classifyError(error, baseURL);
        const less = status === 400 || status === 422 ? degrade(abilities, failure.message) : undefined;
        if (less) {
          abilities = less;
          continue;
        }
        if (!retry || attempt >= options.maxRetries) return { ok: false, failure };
        await retryPause(attempt, retryAfterMs, signal);
        attempt++;
      }
    }
  };

  const choose = async (prompt: MarkPrompt, signal?: AbortSignal): Promise<Result<ChoiceAnswer>> => {
    if (!base.ok) return base;
    if (signal?.aborted) return fail('CANCELLED', `${options.model}: cancelled before it was asked`);
    const deadline = AbortSignal.timeout(options.timeoutMs);
    const both = signal ? AbortSignal.any([signal, deadline]) : deadline;
    try {
      return await ask(base.value, prompt, both);
    } catch (error) {
      if (signal?.aborted) return fail('CANCELLED', `${options.model}: the caller cancelled`);
      if (deadline.aborted) {
        return fail('MODEL_TIMEOUT', `${base.value} did not answer within ${options.timeoutMs} ms`);
      }
      return fail('INTERNAL', `${options.model}: ${(error as Error).message}`);
    }
  };
  return { name: options.model, choose };
}
