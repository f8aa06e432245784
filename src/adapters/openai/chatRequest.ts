import type OpenAI from 'openai';
import { choicesOf, type ImagePart, type MarkPrompt, type PromptPart } from '../../core/prompt/MarkPrompt.ts';
import type { ServerDialect } from './ServerDialect.ts';
import type { ServerModelOptions } from './ServerModelOptions.ts';

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
  { choiceConstraint, format }: ServerDialect,
): Record<string, unknown> => {
  // A model that points writes as it was taught to.
  if (prompt.pointing) return {};
  if (constraint === 'vllm_choice' && choiceConstraint) {
    const answers = choicesOf(prompt).map((mark) => JSON.stringify({ mark, reason: '' }));
    return { structured_outputs: { choice: answers } };
  }
  if (format === 'text') return {};
  if (format === 'json_object') return { response_format: { type: 'json_object' } };
  const schema = { name: 'choice', strict: true, schema: schemaFor(prompt) };
  return { response_format: { type: 'json_schema', json_schema: schema } };
};

/** For servers that take one picture: the one with the numbers, or else the first; each goes with the line before it. */
const withOnePicture = (parts: readonly PromptPart[]): readonly PromptPart[] => {
  const pictures = parts.filter((part) => part.kind === 'image');
  const kept = pictures.find(({ role }) => role === 'marked') ?? pictures[0];
  const isDropped = (part: PromptPart | undefined): boolean => part?.kind === 'image' && part !== kept;
  return parts.filter(
    (part, i) =>
      !isDropped(part) && !(part.kind === 'text' && isDropped(parts[i + 1]) && part.text.endsWith(':')),
  );
};

/**
 * The body of one chat completion request, in the dialect that the server is known to take.
 *
 * @param jpegOf data of an image part, encoded
 */
export const chatRequest = (
  prompt: MarkPrompt,
  jpegOf: ReadonlyMap<ImagePart, Uint8Array>,
  options: ServerModelOptions,
  dialect: ServerDialect,
): OpenAI.ChatCompletionCreateParamsNonStreaming => {
  const parts = dialect.allPictures ? prompt.parts : withOnePicture(prompt.parts);
  const content = parts.map((part): OpenAI.ChatCompletionContentPart => {
    if (part.kind === 'text') return { type: 'text', text: part.text };
    const data = Buffer.from(jpegOf.get(part)!).toString('base64');
    return { type: 'image_url', image_url: { url: `data:image/jpeg;base64,${data}` } };
  });
  const rules = prompt.pointing ? prompt.system : `${prompt.system} ${INSTRUCTION}`;
  const { tokenLimit, maxTokens } = dialect;
  return {
    model: options.model,
    messages: dialect.systemRole
      ? [
          { role: 'system', content: rules },
          { role: 'user', content },
        ]
      : [{ role: 'user', content: [{ type: 'text', text: rules }, ...content] }],
    ...(dialect.temperature && { temperature: 0 }),
    ...(tokenLimit !== 'none' && { [tokenLimit]: maxTokens }),
    ...(dialect.logprobs && !prompt.pointing && { logprobs: true, top_logprobs: TOP_LOGPROBS }),
    ...formatFor(prompt, options, dialect),
  };
};
