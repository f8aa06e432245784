import type { PhraseMemory } from '../naming/PhraseMemory.ts';
import { cleanText } from '../prompt/cleanText.ts';
import { type DecisionThresholds, decide } from '../prompt/decide.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Resolution } from '../spatial/grounding/Resolution.ts';
import type { ResolveRequest, Resolver } from '../spatial/grounding/Resolver.ts';
import { expressionWords } from './expressionWords.ts';
import type { PointerModel } from './PointerModel.ts';
import { plainRelations } from './plainRelations.ts';
import { phrasesToKnow, pointerInput } from './pointerInput.ts';

export interface PointerResolverOptions {
  readonly thresholds: DecisionThresholds;
  /** Scores are divided by it before they become probabilities. */
  readonly temperature: number;
  /** Characters. */
  readonly maxExpressionLength: number;
}

const softmax = (scores: readonly number[]): readonly number[] => {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
};

const readable = (expression: string, most: number): Result<readonly string[]> => {
  if (expression.length > most)
    return fail(
      'EXPRESSION_TOO_LONG',
      `the expression has ${expression.length} characters; the limit is ${most}`,
    );
  if (cleanText(expression, most) === '')
    return fail('EMPTY_EXPRESSION', 'the expression holds no visible character');
  const words = expressionWords(plainRelations(expression));
  return words.length > 0
    ? ok(words)
    : fail('NOT_UNDERSTOOD', `${JSON.stringify(expression.slice(0, 80))} holds no word`);
};

/**
 * A resolver that lets a pointing model choose among the marks, by words, looks and geometry. Fails with EMPTY_EXPRESSION,
 * EXPRESSION_TOO_LONG, NOT_UNDERSTOOD, MODEL_*, BUSY or CANCELLED.
 */
export const createPointerResolver = (
  model: PointerModel,
  phrases: Pick<PhraseMemory, 'vectorsOf'>,
  options: PointerResolverOptions,
): Resolver => {
  const resolve = async (
    { expression, marked }: ResolveRequest,
    signal?: AbortSignal,
  ): Promise<Result<Resolution>> => {
    const words = readable(expression, options.maxExpressionLength);
    if (!words.ok) return words;
    const marks = marked.landmarks.map(({ mark }) => mark);
    if (marks.length === 0) return ok(decide({ marks: [], none: true }, [1], { model: model.name }));
    const vectors = await phrases.vectorsOf(phrasesToKnow(words.value, marked), signal);
    if (!vectors.ok) return vectors;
    const scores = await model.point(pointerInput(words.value, marked, vectors.value, model.width), signal);
    if (!scores.ok) return scores;
    const chances = softmax([...scores.value].map((score) => score / options.temperature));
    const answer = decide({ marks, none: true }, chances, {
      model: model.name,
      thresholds: options.thresholds,
    });
    const ranked = marks
      .map((id, i) => ({ id, score: chances[i]! }))
      .sort((a, b) => b.score - a.score || a.id - b.id);
    return ok({ ...answer, ranked });
  };
  return { name: model.name, resolve };
};
