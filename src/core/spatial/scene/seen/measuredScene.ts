import type { Scene } from '../Scene.ts';

/** The scene of what depth measured: for verdicts, descriptions and maps, which claim more than a choice does. */
export const measuredScene = (scene: Scene): Scene => {
  const { objects, nameScores } = scene;
  if (!objects.some(({ unmeasured }) => unmeasured)) return scene;
  // Name scores go by place in the list.
  const ofMeasured = <T>(values: readonly T[]): T[] => values.filter((_, i) => !objects[i]!.unmeasured);
  return {
    ...scene,
    objects: ofMeasured(objects),
    ...(nameScores && {
      nameScores: new Map([...nameScores].map(([phrase, scores]) => [phrase, ofMeasured(scores)])),
    }),
  };
};
