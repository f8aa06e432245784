import { cleanText } from '../../../core/prompt/cleanText.ts';
import { fail, ok, type Result } from '../../../core/result.ts';

const MAX_SHOWN = 200;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Text of a field that is a text, a list of parts, or a part. */
const textOf = (content: unknown): string => {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(textOf).join('');
  if (!isRecord(content)) return '';
  // Thinking that comes as a part is no part of the answer.
  if (content.type === 'thinking' || content.type === 'reasoning') return '';
  return typeof content.text === 'string' ? content.text : textOf(content.content);
};

/** Arguments of tool and function calls, as JSON text. */
const callsOf = (message: Record<string, unknown>): readonly string[] => {
  const calls = Array.isArray(message.tool_calls) ? message.tool_calls : [];
  return [...calls.map((call) => (isRecord(call) ? call.function : undefined)), message.function_call]
    .filter(isRecord)
    .map(({ arguments: args }) => (typeof args === 'string' ? args : (JSON.stringify(args) ?? '')));
};

/** What a chat completion of unknown honesty says. */
export interface CompletionText {
  /** The content, its parts and the arguments of calls. */
  readonly said: string;
  /** Thinking that a server keeps apart. */
  readonly aside: string;
  /** The server stopped the model before its end. */
  readonly cut: boolean;
  readonly logprobs: unknown;
  /** Why there is no answer, where the model or the server says so. */
  readonly noAnswer?: Result<never>;
}

/** MODEL_BAD_ANSWER for what is no chat completion. */
export const completionText = (completion: unknown): Result<CompletionText> => {
  const choice: unknown =
    isRecord(completion) && Array.isArray(completion.choices) ? completion.choices[0] : undefined;
  const message = isRecord(choice) ? choice.message : undefined;
  if (!isRecord(choice) || !isRecord(message))
    return fail('MODEL_BAD_ANSWER', 'the server answered something that is no chat completion');
  const noAnswer = whyNone(message.refusal, choice.finish_reason);
  return ok({
    said: [textOf(message.content), ...callsOf(message)].join('\n'),
    aside: [message.reasoning_content, message.reasoning, message.thinking].map(textOf).join('\n'),
    cut: choice.finish_reason === 'length' || choice.finish_reason === 'max_tokens',
    logprobs: isRecord(choice.logprobs) ? choice.logprobs.content : undefined,
    ...(noAnswer && { noAnswer }),
  });
};

const whyNone = (refusal: unknown, finishReason: unknown): Result<never> | undefined => {
  if (typeof refusal === 'string' && refusal !== '')
    return fail('MODEL_BAD_ANSWER', `the model refused to answer: ${cleanText(refusal, MAX_SHOWN)}`);
  return finishReason === 'content_filter'
    ? fail('MODEL_BAD_ANSWER', "the server's content filter stopped the answer")
    : undefined;
};
