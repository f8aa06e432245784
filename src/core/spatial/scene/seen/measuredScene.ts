import type { Scene } from '../Scene.ts';

/** The scene of what depth measured: for verdicts, descriptions and maps, which claim more than a choice does. */
export const measuredScene = (scene: Scene): Scene => {
  if (!scene.objects.some(({ unmeasured }) => unmeasured)) return scene;
  // Name scores go by place in the list.
  const { nameScores: _, ...rest } = scene;
  return { ...rest, objects: scene.objects.filter(({ unmeasured }) => !unmeasured) };
};
