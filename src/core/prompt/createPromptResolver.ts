import { fail, ok, type Result } from '../result.ts';
import type { Resolution } from '../spatial/grounding/Resolution.ts';
import type { MarkedFrame, ResolveRequest, Resolver } from '../spatial/grounding/Resolver.ts';
import type { ColorImage } from '../types/images.ts';
import { buildPrompt, CONTENT_FREE_EXPRESSION } from './buildPrompt.ts';
import type { ChoiceAnswer, ChoiceModel } from './ChoiceModel.ts';
import { cleanText } from './cleanText.ts';
import { type DecisionThresholds, decide } from './decide.ts';
import { choicesOf, type MarkPrompt } from './MarkPrompt.ts';
import type { MarkStyle, PromptOptions } from './PromptOptions.ts';
import { buildPointPrompt } from './points/buildPointPrompt.ts';
import { type Calibration, probabilities } from './scoring/probabilities.ts';

/** Draws the marks of a frame on a copy of its picture. */
export type DrawMarks = (marked: MarkedFrame, style: MarkStyle) => ColorImage;

export interface PromptResolverOptions {
  readonly prompt: PromptOptions;
  readonly thresholds: DecisionThresholds;
  readonly calibration: Calibration;
  /** Probability given to the answer of a model that reports no scores, 0.5..1. */
  readonly unscoredConfidence: number;
  /** Characters. */
  readonly maxExpressionLength: number;
}

const spread = (answer: ChoiceAnswer, prompt: MarkPrompt, confidence: number): readonly number[] => {
  const choices = choicesOf(prompt);
  if (choices.length === 1) return [1];
  return choices.map((c) => (c === answer.chosen ? confidence : (1 - confidence) / (choices.length - 1)));
};

/** Refuses whatever a model hands back that the prompt did not offer, however it came about. */
const distribution = (
  answer: ChoiceAnswer,
  prior: readonly number[] | undefined,
  prompt: MarkPrompt,
  options: PromptResolverOptions,
): readonly number[] | undefined => {
  const choices = choicesOf(prompt);
  if (!choices.includes(answer.chosen)) return undefined;
  if (!answer.logScores) return spread(answer, prompt, options.unscoredConfidence);
  if (answer.logScores.length !== choices.length) return undefined;
  return probabilities(answer.logScores, options.calibration, prior);
};

const checkLength = (expression: string, most: number): Result<void> => {
  if (expression.length > most)
    return fail(
      'EXPRESSION_TOO_LONG',
      `the expression has ${expression.length} characters; the limit is ${most}`,
    );
  return cleanText(expression, most) === ''
    ? fail('EMPTY_EXPRESSION', 'the expression holds no visible character')
    : ok(undefined);
};

/** The prompt of an expression about one frame, by numbers or by pointing; the marks are drawn once. */
const asker = (
  marked: MarkedFrame,
  drawMarks: DrawMarks,
  options: PromptOptions,
): ((expression: string) => MarkPrompt) => {
  const { answers, noneChoice } = options;
  if (answers !== 'marks')
    return (expression) => buildPointPrompt({ expression, marked }, { style: answers, noneChoice });
  const markedImage = options.images === 'plain' ? undefined : drawMarks(marked, options.markStyle);
  return (expression) => buildPrompt({ expression, marked, ...(markedImage && { markedImage }) }, options);
};

/**
 * A resolver that shows a model the numbered frame and lets it choose. Free text never decides: whatever the model says,
 * the answer is one of the drawn marks, several of them, or none. Fails with EMPTY_EXPRESSION, EXPRESSION_TOO_LONG, MODEL_*
 * or CANCELLED.
 */
export const createPromptResolver = (
  model: ChoiceModel,
  drawMarks: DrawMarks,
  options: PromptResolverOptions,
): Resolver => {
  const resolve = async (
    { expression, marked }: ResolveRequest,
    signal?: AbortSignal,
  ): Promise<Result<Resolution>> => {
    const checked = checkLength(expression, options.maxExpressionLength);
    if (!checked.ok) return checked;
    if (marked.landmarks.length === 0) {
      return ok(decide({ marks: [], none: true }, [1], { model: model.name }));
    }
    const ask = asker(marked, drawMarks, options.prompt);
    const prompt = ask(expression);
    const answer = await model.choose(prompt, signal);
    if (!answer.ok) return answer;

    const isPriorUsed = answer.value.logScores !== undefined && options.calibration.priorWeight > 0;
    const blank = isPriorUsed ? await model.choose(ask(CONTENT_FREE_EXPRESSION), signal) : undefined;
    if (blank && !blank.ok) return blank;
    const chances = distribution(answer.value, blank?.value.logScores, prompt, options);
    if (!chances) {
      return fail('MODEL_BAD_ANSWER', `${model.name} gave scores that name none of the drawn marks`);
    }
    const { reason } = answer.value;
    return ok(decide(prompt, chances, { model: model.name, reason, thresholds: options.thresholds }));
  };
  return { name: model.name, resolve };
};
