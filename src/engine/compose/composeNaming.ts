import type { NamedPhrases } from '../../core/naming/NamedPhrases.ts';
import type { Namer } from '../../core/naming/Namer.ts';
import { PhraseMemory } from '../../core/naming/PhraseMemory.ts';
import { phrasesOfQuestion } from '../../core/naming/phrases/phrasesOfQuestion.ts';
import { withNameScores } from '../../core/naming/withNameScores.ts';
import { ok, type Result } from '../../core/result.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';

/** A frame with the evidence for the names that some words use. */
export type NameFrame = (words: string, marked: MarkedFrame, signal?: AbortSignal) => Promise<MarkedFrame>;

/** What words call things by, `names` being words of this site; undefined where there is no namer. Fails as it does. */
export type PhrasesOf = (
  words: string,
  names: readonly string[],
  signal?: AbortSignal,
) => Promise<Result<NamedPhrases | undefined>>;

/**
 * What is counted, verified and followed up has the evidence that `resolve` has: how well each landmark is named by each
 * phrase. The frame as it is where there is no namer, or it has gone.
 */
export const composeNaming = (
  namer: Namer | undefined,
  space: string | undefined,
): { readonly named: NameFrame; readonly phrasesOf: PhrasesOf } => {
  if (!namer || space === undefined)
    return { named: async (_, marked) => marked, phrasesOf: async () => ok(undefined) };
  const phrases = new PhraseMemory(namer);
  return {
    named: async (words, marked, signal) => {
      if (marked.landmarks.length === 0) return marked;
      const vectors = await phrases.vectorsOf(phrasesOfQuestion(words, marked.scene.siteNames), signal);
      return vectors.ok ? withNameScores(marked, vectors.value) : marked;
    },
    phrasesOf: async (words, names, signal) => {
      const vectors = await phrases.vectorsOf(phrasesOfQuestion(words, names), signal);
      return vectors.ok ? ok({ space, vectors: vectors.value }) : vectors;
    },
  };
};
