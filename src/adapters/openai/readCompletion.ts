import type { ChoiceAnswer } from '../../core/prompt/ChoiceModel.ts';
import { cleanText } from '../../core/prompt/cleanText.ts';
import type { MarkPrompt } from '../../core/prompt/MarkPrompt.ts';
import { parseAnswer } from '../../core/prompt/parseAnswer.ts';
import { type TokenLogprob, tokenLogprobs } from '../../core/prompt/scoring/tokenLogprobs.ts';
import { fail, ok, type Result } from '../../core/result.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const MAX_TOKENS_READ = 512;
const MAX_SHOWN = 200;

/** An answer, or why there is none; `cut` when the server stopped the model before its end. */
export interface ReadCompletion {
  readonly result: Result<ChoiceAnswer>;
  readonly cut: boolean;
}

/** Token log-probabilities, or nothing when any of them is not what the protocol says. */
const readTokens = (content: unknown): readonly TokenLogprob[] => {
  if (!Array.isArray(content)) return [];
  const tokens: TokenLogprob[] = [];
  for (const item of content.slice(0, MAX_TOKENS_READ)) {
    if (!isRecord(item) || typeof item.token !== 'string' || typeof item.logprob !== 'number') return [];
    const alternatives = (Array.isArray(item.top_logprobs) ? item.top_logprobs : []).flatMap((other) =>
      isRecord(other) && typeof other.token === 'string' && typeof other.logprob === 'number'
        ? [{ token: other.token, logprob: other.logprob }]
        : [],
    );
    tokens.push({ token: item.token, logprob: item.logprob, alternatives });
  }
  return tokens;
};

/** Scores of the choices, where the tokens hold exactly one answer: with several, the first may be one that was dropped. */
const scoresOf = (content: unknown, prompt: MarkPrompt): readonly number[] | undefined => {
  const tokens = readTokens(content);
  const written = tokens.map(({ token }) => token).join('');
  if (written.split('"mark"').length !== 2) return undefined;
  const scores = tokenLogprobs(tokens, prompt);
  const isUsable = scores?.every((score) => !Number.isNaN(score) && score < Number.POSITIVE_INFINITY);
  return isUsable ? scores : undefined;
};

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

/**
 * Reads a chat completion of unknown honesty: the answer may stand in the content, in its parts, in a tool call, or, where
 * a server takes the whole answer for thinking, in the reasoning. MODEL_BAD_ANSWER unless it holds exactly one.
 */
export const readCompletion = (completion: unknown, prompt: MarkPrompt): ReadCompletion => {
  const choice: unknown =
    isRecord(completion) && Array.isArray(completion.choices) ? completion.choices[0] : undefined;
  const message = isRecord(choice) ? choice.message : undefined;
  if (!isRecord(choice) || !isRecord(message)) {
    const failure = fail('MODEL_BAD_ANSWER', 'the server answered something that is no chat completion');
    return { result: failure, cut: false };
  }
  const cut = choice.finish_reason === 'length' || choice.finish_reason === 'max_tokens';
  const said = [textOf(message.content), ...callsOf(message)].join('\n');
  const aside = [message.reasoning_content, message.reasoning, message.thinking].map(textOf).join('\n');
  const parsed = parseAnswer(said, prompt, aside);
  if (parsed.ok) {
    const logScores = scoresOf(isRecord(choice.logprobs) ? choice.logprobs.content : undefined, prompt);
    return { result: ok({ ...(logScores && { logScores }), ...parsed.value }), cut };
  }
  if (typeof message.refusal === 'string' && message.refusal !== '')
    return {
      result: fail(
        'MODEL_BAD_ANSWER',
        `the model refused to answer: ${cleanText(message.refusal, MAX_SHOWN)}`,
      ),
      cut,
    };
  if (choice.finish_reason === 'content_filter')
    return { result: fail('MODEL_BAD_ANSWER', "the server's content filter stopped the answer"), cut };
  return { result: parsed, cut };
};
