import { ok, type Result } from '../result.ts';
import type { Resolution } from '../spatial/grounding/Resolution.ts';
import type { ResolveRequest, Resolver } from '../spatial/grounding/Resolver.ts';
import type { PhraseMemory } from './PhraseMemory.ts';
import { withNameScores } from './withNameScores.ts';

/**
 * Tells another resolver how well each landmark is named by each phrase of the question. When the namer is gone, the
 * other resolver answers without it, with a note.
 *
 * @param phrasesOf what an expression may call things by
 */
export const createNamingResolver = (
  inner: Resolver,
  phrases: Pick<PhraseMemory, 'vectorsOf'>,
  phrasesOf: (expression: string, labels?: readonly string[]) => readonly string[],
): Resolver => ({
  name: inner.name,
  resolve: async (request: ResolveRequest, signal?: AbortSignal): Promise<Result<Resolution>> => {
    const { expression, marked } = request;
    if (marked.landmarks.length === 0) return inner.resolve(request, signal);
    const vectors = await phrases.vectorsOf(phrasesOf(expression, marked.scene.siteNames), signal);
    if (vectors.ok)
      return inner.resolve({ expression, marked: withNameScores(marked, vectors.value) }, signal);
    if (vectors.failure.code === 'CANCELLED') return vectors;
    const answer = await inner.resolve(request, signal);
    if (!answer.ok) return answer;
    const lacking = [...(answer.value.lacking ?? []), { ...vectors.failure, part: 'namer' as const }];
    return ok({ ...answer.value, lacking });
  },
});
