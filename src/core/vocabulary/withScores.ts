import type { MarkedFrame } from '../spatial/grounding/Resolver.ts';
import type { Scene } from '../spatial/scene/Scene.ts';

/** The frame with scores that were given by landmark put to the objects of its scene, by mark. */
export const withScores = (marked: MarkedFrame, scores: NonNullable<Scene['nameScores']>): MarkedFrame => {
  const places = new Map(marked.landmarks.map(({ mark }, i) => [mark, i]));
  const order = marked.scene.objects.map(({ id }) => places.get(id));
  const nameScores = new Map(
    [...scores].map(([phrase, all]) => [phrase, order.map((i) => (i === undefined ? undefined : all[i]))]),
  );
  return { ...marked, scene: { ...marked.scene, nameScores } };
};
