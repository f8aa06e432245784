import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import type { ChoiceAnswer, ChoiceModel } from '../../core/prompt/ChoiceModel.ts';
import type { ImagePart, MarkPrompt } from '../../core/prompt/MarkPrompt.ts';
import { readCompletion } from './answers/readCompletion.ts';
import type { Chat } from './askServer.ts';
import { chatRequest } from './chatRequest.ts';
import { createAsker, type Env } from './createAsker.ts';
import type { ServerModelOptions } from './ServerModelOptions.ts';

export interface ServerModelDeps {
  readonly codec: Pick<ImageCodec, 'encodeJpeg'>;
  readonly env?: Env | undefined;
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

/**
 * A model behind an OpenAI-compatible server that chooses among drawn marks. One request at a time or many: nothing is
 * shared between them but what the server was found to take.
 */
export const createServerModel = (
  options: ServerModelOptions,
  { codec, env }: ServerModelDeps,
): ChoiceModel => {
  const ask = createAsker(options, env);
  const chatOf = async (prompt: MarkPrompt): Promise<Chat<ChoiceAnswer>> => {
    const images = await encodeImages(prompt, options.jpegQuality, codec);
    return {
      request: (dialect) => chatRequest(prompt, images, options, dialect),
      read: (completion) => readCompletion(completion, prompt),
    };
  };
  return {
    name: options.model,
    choose: (prompt, signal) =>
      ask(chatOf(prompt), (answer, clean) => ({ ...answer, reason: clean(answer.reason) }), signal),
  };
};
