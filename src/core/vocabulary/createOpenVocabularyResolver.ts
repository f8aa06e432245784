import { ok, type Result } from '../result.ts';
import type { Resolution } from '../spatial/grounding/Resolution.ts';
import type { ResolveRequest, Resolver } from '../spatial/grounding/Resolver.ts';
import type { OpenVocabulary } from './OpenVocabulary.ts';
import { withScores } from './withScores.ts';

/**
 * Lets a CLIP kind say how well the phrases of the question name each landmark, in the place of the built-in namer. When
 * the model is gone, `otherwise` answers (with that namer, where there is one), with a note.
 *
 * @param inner what answers by the model's scores
 * @param phrasesOf what an expression may call things by
 */
export const createOpenVocabularyResolver = (
  { inner, otherwise }: { readonly inner: Resolver; readonly otherwise: Resolver },
  vocabulary: Pick<OpenVocabulary, 'score'>,
  phrasesOf: (expression: string, labels?: readonly string[]) => readonly string[],
): Resolver => {
  const resolve = async (request: ResolveRequest, signal?: AbortSignal): Promise<Result<Resolution>> => {
    const { expression, marked } = request;
    const scores = await vocabulary.score(marked, phrasesOf(expression, marked.scene.siteNames), signal);
    if (scores.ok) return inner.resolve({ expression, marked: withScores(marked, scores.value) }, signal);
    if (scores.failure.code === 'CANCELLED') return scores;
    const answer = await otherwise.resolve(request, signal);
    return answer.ok ? ok({ ...answer.value, note: answer.value.note ?? scores.failure }) : answer;
  };
  return { name: otherwise.name, resolve };
};
