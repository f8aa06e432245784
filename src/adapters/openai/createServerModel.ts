import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import type { ChoiceAnswer, ChoiceModel } from '../../core/prompt/ChoiceModel.ts';
import type { ImagePart, MarkPrompt } from '../../core/prompt/MarkPrompt.ts';
import { fail, type Result } from '../../core/result.ts';
import { askServer } from './askServer.ts';
import { checkBaseUrl } from './checkBaseUrl.ts';
import { Negotiation } from './Negotiation.ts';
import type { ServerModelOptions } from './ServerModelOptions.ts';
import { scrubSecrets } from './scrubSecrets.ts';

export interface ServerModelDeps {
  readonly codec: Pick<ImageCodec, 'encodeJpeg'>;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

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

/** No text that leaves holds the key, whatever the server quotes. */
const scrubbed = (result: Result<ChoiceAnswer>, key: string): Result<ChoiceAnswer> => {
  if (!result.ok) return fail(result.failure.code, scrubSecrets(result.failure.message, key));
  return { ok: true, value: { ...result.value, reason: scrubSecrets(result.value.reason, key) } };
};

/**
 * A model behind an OpenAI-compatible server. One request at a time or many: nothing is shared between them but what the
 * server was found to take. Fails with MODEL_UNAVAILABLE, MODEL_TIMEOUT, MODEL_BAD_ANSWER or CANCELLED, always within
 * `timeoutMs`. Contacts nothing outside `baseUrl`.
 */
export const createServerModel = (options: ServerModelOptions, deps: ServerModelDeps): ChoiceModel => {
  const { codec, env = process.env } = deps;
  const base = checkBaseUrl(options.baseUrl);
  if (!base.ok) return { name: options.model, choose: async () => base };
  const negotiation = new Negotiation(base.value);

  /** Why asking was broken off, in order of who decided it. */
  const brokenOff = (error: unknown, caller: AbortSignal | undefined, deadline: AbortSignal) => {
    if (caller?.aborted) return fail('CANCELLED', `${options.model}: the caller cancelled`);
    if (deadline.aborted)
      return fail('MODEL_TIMEOUT', `${base.value} did not answer within ${options.timeoutMs} ms`);
    return fail('INTERNAL', `${options.model}: ${(error as Error).message}`);
  };

  const choose = async (prompt: MarkPrompt, signal?: AbortSignal): Promise<Result<ChoiceAnswer>> => {
    if (signal?.aborted) return fail('CANCELLED', `${options.model}: cancelled before it was asked`);
    const deadline = AbortSignal.timeout(options.timeoutMs);
    const both = signal ? AbortSignal.any([signal, deadline]) : deadline;
    // Read at each question. A line break at its end would be quoted by the error of a header that it spoils.
    const key = (env[options.apiKeyEnv] ?? '').trim();
    try {
      const images = await encodeImages(prompt, options.jpegQuality, codec);
      return scrubbed(await askServer(negotiation, { prompt, images }, options, key, both), key);
    } catch (error) {
      return scrubbed(brokenOff(error, signal, deadline), key);
    }
  };
  return { name: options.model, choose };
};
