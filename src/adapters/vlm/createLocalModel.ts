import type { ChoiceAnswer, ChoiceModel } from '../../core/prompt/ChoiceModel.ts';
import { choicesOf, type MarkPrompt, wordOf } from '../../core/prompt/MarkPrompt.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { ModelHost } from '../host/ModelHost.ts';
import type { ChooseAnswer, ChoosePayload } from './worker/protocol.ts';

/** Scores one a choice, none NaN, or nothing. */
const checked = (scores: unknown, count: number): readonly number[] | undefined =>
  scores instanceof Float64Array && scores.length === count && !scores.some(Number.isNaN)
    ? [...scores]
    : undefined;

/**
 * A vision-language model in a process of its own. Every drawn mark is scored by constrained decoding, so nothing else can
 * be answered. Fails with MODEL_*, BUSY or CANCELLED, always within `timeoutMs`.
 */
export const createLocalModel = (
  host: Pick<ModelHost, 'request'>,
  options: { readonly name: string; readonly timeoutMs: number },
): ChoiceModel => {
  const choose = async (prompt: MarkPrompt, signal?: AbortSignal): Promise<Result<ChoiceAnswer>> => {
    const choices = choicesOf(prompt);
    const payload: ChoosePayload = { system: prompt.system, parts: prompt.parts, words: choices.map(wordOf) };
    const { timeoutMs } = options;
    const answer = await host.request<ChooseAnswer>('choose', payload, { timeoutMs, signal });
    if (!answer.ok) return answer;
    const logScores = checked((answer.value as Partial<ChooseAnswer> | null)?.logScores, choices.length);
    const best = logScores ? Math.max(...logScores) : Number.NaN;
    if (!logScores || !Number.isFinite(best)) {
      return fail('MODEL_BAD_ANSWER', `${options.name} gave no usable scores for ${choices.length} choices`);
    }
    return ok({ chosen: choices[logScores.indexOf(best)]!, logScores, reason: '' });
  };
  return { name: options.name, choose };
};
