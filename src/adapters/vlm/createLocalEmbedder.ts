import { fail, ok, type Result } from '../../core/result.ts';
import type { ImageTextEmbedder } from '../../core/vocabulary/ImageTextEmbedder.ts';
import type { ModelHost } from '../host/ModelHost.ts';
import type { EmbedAnswer } from './worker/protocol.ts';

const rows = (answer: unknown, count: number): readonly Float32Array[] | undefined => {
  const { vectors, width } = (answer ?? {}) as Partial<EmbedAnswer>;
  if (!(vectors instanceof Float32Array) || typeof width !== 'number' || vectors.length !== count * width)
    return undefined;
  if (vectors.some((v) => !Number.isFinite(v))) return undefined;
  return Array.from({ length: count }, (_, i) => vectors.slice(i * width, (i + 1) * width));
};

/** A CLIP kind in a process of its own. */
export const createLocalEmbedder = (
  host: Pick<ModelHost, 'request'>,
  options: { readonly name: string; readonly timeoutMs: number },
): ImageTextEmbedder => {
  const ask = async (
    method: string,
    payload: unknown,
    count: number,
    signal?: AbortSignal,
  ): Promise<Result<readonly Float32Array[]>> => {
    const answer = await host.request(method, payload, { timeoutMs: options.timeoutMs, signal });
    if (!answer.ok) return answer;
    const vectors = rows(answer.value, count);
    return vectors ? ok(vectors) : fail('MODEL_BAD_ANSWER', `${options.name} gave no ${count} vectors`);
  };
  return {
    embedImages: (images, signal) => ask('embedImages', { images }, images.length, signal),
    embedTexts: (texts, signal) => ask('embedTexts', { texts }, texts.length, signal),
  };
};
