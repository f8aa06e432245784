import type { Result } from '../result.ts';
import type { Choice, MarkPrompt } from './MarkPrompt.ts';

/** What a model makes of a prompt. Nothing in it lies outside `choicesOf(prompt)`. */
export interface ChoiceAnswer {
  readonly chosen: Choice;
  /**
   * Natural log-probability of each choice, up to one common constant, in the order of `choicesOf(prompt)`; -Infinity
   * for what the model rules out. Absent where the model gives one answer and no scores.
   */
  readonly logScores?: readonly number[];
  /** The model's own words, cleaned and capped. Empty where it gives none. */
  readonly reason: string;
}

/** A model that chooses among drawn marks. Fails with MODEL_* or CANCELLED; never answers outside the prompt. */
export interface ChoiceModel {
  readonly name: string;
  choose(prompt: MarkPrompt, signal?: AbortSignal): Promise<Result<ChoiceAnswer>>;
}
