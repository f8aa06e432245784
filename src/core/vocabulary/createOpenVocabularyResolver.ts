import { ok, type Result } from '../result.ts';
import type { Resolution } from '../spatial/grounding/Resolution.ts';
import type { ResolveRequest, Resolver } from '../spatial/grounding/Resolver.ts';
import type { OpenVocabulary } from './OpenVocabulary.ts';
import { withLabels } from './withLabels.ts';

/**
 * Lets a CLIP kind name the landmarks by the nouns of the question before another resolver answers. When the model is
 * gone, the other resolver answers without it, with a note.
 *
 * @param nounsOf the nouns of an expression, heads and anchors
 */
export const createOpenVocabularyResolver = (
  inner: Resolver,
  vocabulary: Pick<OpenVocabulary, 'score'>,
  nounsOf: (expression: string) => readonly string[],
): Resolver => {
  const resolve = async (request: ResolveRequest, signal?: AbortSignal): Promise<Result<Resolution>> => {
    const labels = await vocabulary.score(request.marked, nounsOf(request.expression), signal);
    if (labels.ok)
      return inner.resolve({ ...request, marked: withLabels(request.marked, labels.value) }, signal);
    if (labels.failure.code === 'CANCELLED') return labels;
    const answer = await inner.resolve(request, signal);
    return answer.ok ? ok({ ...answer.value, note: answer.value.note ?? labels.failure }) : answer;
  };
  return { name: inner.name, resolve };
};
