import type { MarkedFrame } from '../spatial/grounding/Resolver.ts';
import type { PhraseVectors } from './PhraseMemory.ts';
import { scorePhrases } from './scorePhrases.ts';

/** The frame with a score of every phrase at every object of its scene. */
export const withNameScores = (marked: MarkedFrame, phrases: PhraseVectors): MarkedFrame => {
  const regions = new Map(marked.landmarks.map(({ mark, embedding }) => [mark, embedding]));
  const objects = marked.scene.objects.map(({ id }) => regions.get(id));
  return { ...marked, scene: { ...marked.scene, nameScores: scorePhrases(phrases, objects) } };
};
