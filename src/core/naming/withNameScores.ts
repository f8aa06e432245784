import type { MarkedFrame } from '../spatial/grounding/Resolver.ts';
import type { PhraseVectors } from './PhraseMemory.ts';
import { scorePhrases } from './scorePhrases.ts';

/** Of what is called by a given name, and of what is not: the look was compared, and what the name sounds like is no evidence. */
const CALLED = 3;

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
      given.has(phrase)
        ? objects.map((landmark) =>
            landmark?.labels.some(({ label }) => label === phrase) ? CALLED : -CALLED,
          )
        : known,
    ]),
  );
  return { ...marked, scene: { ...marked.scene, nameScores } };
};
