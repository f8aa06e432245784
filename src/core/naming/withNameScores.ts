import type { MarkedFrame } from '../spatial/grounding/Resolver.ts';
import { calledScore } from './calledScore.ts';
import type { PhraseVectors } from './PhraseMemory.ts';
import { scorePhrases } from './scorePhrases.ts';

/** The frame with a score of every phrase at every object of its scene. */
export const withNameScores = (marked: MarkedFrame, phrases: PhraseVectors): MarkedFrame => {
  const landmarks = new Map(marked.landmarks.map((landmark) => [landmark.mark, landmark]));
  const objects = marked.scene.objects.map(({ id }) => landmarks.get(id));
  const scores = scorePhrases(
    phrases,
    objects.map((landmark) => landmark?.embedding),
  );
  const given = new Set(marked.scene.givenNames);
  const nameScores = new Map(
    [...scores].map(([phrase, known]) => [
      phrase,
      given.has(phrase) ? objects.map((landmark) => calledScore(phrase, landmark?.labels ?? [])) : known,
    ]),
  );
  return { ...marked, scene: { ...marked.scene, nameScores } };
};
