import type { Namer } from '../../core/naming/Namer.ts';
import { PhraseMemory } from '../../core/naming/PhraseMemory.ts';
import { phrasesOfQuestion } from '../../core/naming/phrases/phrasesOfQuestion.ts';
import { withNameScores } from '../../core/naming/withNameScores.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';

/** A frame with the evidence for the names that some words use. */
export type NameFrame = (words: string, marked: MarkedFrame, signal?: AbortSignal) => Promise<MarkedFrame>;

/**
 * What is counted, verified and followed up has the evidence that `resolve` has: how well each landmark is named by each
 * phrase. The frame as it is where there is no namer, or it has gone.
 */
export const composeNaming = (namer: Namer | undefined): NameFrame => {
  if (!namer) return async (_, marked) => marked;
  const phrases = new PhraseMemory(namer);
  return async (words, marked, signal) => {
    if (marked.landmarks.length === 0) return marked;
    const vectors = await phrases.vectorsOf(phrasesOfQuestion(words, marked.scene.siteNames), signal);
    return vectors.ok ? withNameScores(marked, vectors.value) : marked;
  };
};
