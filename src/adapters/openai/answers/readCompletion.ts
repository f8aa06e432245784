import type { ChoiceAnswer } from '../../../core/prompt/ChoiceModel.ts';
import type { MarkPrompt } from '../../../core/prompt/MarkPrompt.ts';
import { parseAnswer } from '../../../core/prompt/parseAnswer.ts';
import { type TokenLogprob, tokenLogprobs } from '../../../core/prompt/scoring/tokenLogprobs.ts';
import { ok, type Result } from '../../../core/result.ts';
import { completionText, isRecord } from './completionText.ts';

const MAX_TOKENS_READ = 512;

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

/**
 * Reads a chat completion of unknown honesty: the answer may stand in the content, in its parts, in a tool call, or, where
 * a server takes the whole answer for thinking, in the reasoning. MODEL_BAD_ANSWER unless it holds exactly one.
 */
export const readCompletion = (completion: unknown, prompt: MarkPrompt): ReadCompletion => {
  const text = completionText(completion);
  if (!text.ok) return { result: text, cut: false };
  const { said, aside, cut, logprobs, noAnswer } = text.value;
  const parsed = parseAnswer(said, prompt, aside);
  if (!parsed.ok) return { result: noAnswer ?? parsed, cut };
  const logScores = scoresOf(logprobs, prompt);
  return { result: ok({ ...(logScores && { logScores }), ...parsed.value }), cut };
};
