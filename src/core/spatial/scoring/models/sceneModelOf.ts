import type { Scene } from '../../scene/Scene.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import { ANNOTATED_2D, ANNOTATED_3D } from './annotatedModels.ts';
import { detectedModel } from './detected/detectedModel.ts';
import type { SceneModel } from './SceneModel.ts';

/** The one place where the kind of a scene decides how words are scored in it. */
export const sceneModelOf = (scene: Scene, { detected, planar }: SceneGeometry): SceneModel => {
  if (!detected) return planar ? ANNOTATED_2D : ANNOTATED_3D;
  const model = detectedModel(scene);
  // Boxes in an image that a person drew and left partly unnamed: no detector's margins hold there.
  return planar && !scene.detectorVocabulary && !scene.objects.some(({ unmeasured }) => unmeasured)
    ? { ...model, weights: ANNOTATED_2D.weights, decide: ANNOTATED_2D.decide }
    : model;
};
