import type { ChoiceAnswer } from '../../core/prompt/ChoiceModel.ts';
import type { MarkPrompt } from '../../core/prompt/MarkPrompt.ts';
import { parseChoice } from '../../core/prompt/parseChoice.ts';
import { type TokenLogprob, tokenLogprobs } from '../../core/prompt/scoring/tokenLogprobs.ts';
import { fail, ok, type Result } from '../../core/result.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const MAX_TOKENS_READ = 512;

/** Token log-probabilities, or nothing when any of them is not what the protocol says. */
function readTokens(content: unknown): readonly TokenLogprob[] {
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
}

/** Reads a chat completion of unknown honesty. MODEL_BAD_ANSWER unless it holds exactly one answer to the prompt. */
export function readCompletion(completion: unknown, prompt: MarkPrompt): Result<ChoiceAnswer> {
  const choice =
    isRecord(completion) && Array.isArray(completion.choices) ? completion.choices[0] : undefined;
  const message = isRecord(choice) ? choice.message : undefined;
  const content = isRecord(message) ? message.content : undefined;
  if (typeof content !== 'string') {
    return fail('MODEL_BAD_ANSWER', 'the server answered something that is no chat completion with text');
  }
  const parsed = parseChoice(content, prompt);
  if (!parsed.ok) return parsed;
  const tokens = readTokens(
    isRecord(choice) && isRecord(choice.logprobs) ? choice.logprobs.content : undefined,
  );
  const logScores = tokenLogprobs(tokens, prompt);
  const isUsable = logScores?.every((score) => !Number.isNaN(score) && score < Number.POSITIVE_INFINITY);
  return ok({ ...parsed.value, ...(logScores && isUsable && { logScores }) });
}
