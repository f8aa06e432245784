import type OpenAI from 'openai';
import { choicesOf, type ImagePart, type MarkPrompt } from '../../core/prompt/MarkPrompt.ts';
import type { ServerModelOptions } from './ServerModelOptions.ts';

/** What a server has been found to refuse; asked for until then. */
export interface ServerAbilities {
  readonly logprobs: boolean;
  readonly jsonSchema: boolean;
}

const MAX_ANSWER_TOKENS = 200;
/** The most that OpenAI and vLLM give by default. */
const TOP_LOGPROBS = 20;

const INSTRUCTION =
  'Answer with one JSON object {"mark": M, "reason": R}: M is one of the possible answers as a number, or null for none; ' +
  'R is one short sentence.';

/** The mark comes first: it is decided before the reason is written. */
const schemaFor = (prompt: MarkPrompt): Record<string, unknown> => ({
  type: 'object',
  properties: { mark: { enum: [...choicesOf(prompt)] }, reason: { type: 'string', maxLength: 200 } },
  required: ['mark', 'reason'],
  additionalProperties: false,
});

const formatFor = (
  prompt: MarkPrompt,
  { constraint }: ServerModelOptions,
  abilities: ServerAbilities,
): Record<string, unknown> => {
  if (constraint === 'vllm_choice') {
    const answers = choicesOf(prompt).map((mark) => JSON.stringify({ mark, reason: '' }));
    return { structured_outputs: { choice: answers } };
  }
  if (!abilities.jsonSchema) return { response_format: { type: 'json_object' } };
  const schema = { name: 'choice', strict: true, schema: schemaFor(prompt) };
  return { response_format: { type: 'json_schema', json_schema: schema } };
};

/**
 * The body of one chat completion request.
 *
 * @param jpegOf data of an image part, encoded
 */
export function chatRequest(
  prompt: MarkPrompt,
  jpegOf: ReadonlyMap<ImagePart, Uint8Array>,
  options: ServerModelOptions,
  abilities: ServerAbilities,
): OpenAI.ChatCompletionCreateParamsNonStreaming {
  const content = prompt.parts.map((part): OpenAI.ChatCompletionContentPart => {
    if (part.kind === 'text') return { type: 'text', text: part.text };
    const data = Buffer.from(jpegOf.get(part)!).toString('base64');
    return { type: 'image_url', image_url: { url: `data:image/jpeg;base64,${data}` } };
  });
  return {
    model: options.model,
    messages: [
      { role: 'system', content: `${prompt.system} ${INSTRUCTION}` },
      { role: 'user', content },
    ],
    temperature: 0,
    max_tokens: MAX_ANSWER_TOKENS,
    ...(abilities.logprobs && { logprobs: true, top_logprobs: TOP_LOGPROBS }),
    ...formatFor(prompt, options, abilities),
  };
}
