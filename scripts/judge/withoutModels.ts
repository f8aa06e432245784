import type { SceneObject } from '../../src/core/spatial/scene/Scene.ts';
import { seededRandom } from '../../test/support/random.ts';
import type { SensedFrame } from './SensedFrame.ts';

/** What a node may have to do without, by its parameters or because a model failed. */
const LACKING: readonly ((frame: SensedFrame) => SensedFrame)[] = [
  (frame) => {
    const { nameScores: _, ...scene } = frame.scene;
    return { ...frame, scene };
  },
  (frame) => {
    const { nameScores: _, looksVocabulary: __, ...scene } = frame.scene;
    return { ...frame, scene: { ...scene, objects: scene.objects.map(withoutLooks) } };
  },
  (frame) => {
    const { nameScores: _, looksVocabulary: __, ...scene } = frame.scene;
    return {
      ...frame,
      scene: { ...scene, objects: scene.objects.map(withoutLooks).map(unjudged).map(unhinted) },
    };
  },
  (frame) => {
    const { nameScores: _, looksVocabulary: __, ...scene } = frame.scene;
    const objects = scene.objects.map(withoutLooks).map(unlabelled).map(unhinted);
    return { ...frame, scene: { ...scene, detectorVocabulary: [], objects } };
  },
];

const withoutLooks = ({ looks: _, ...object }: SceneObject): SceneObject => object;
const unhinted = ({ hints: _, ...object }: SceneObject): SceneObject => object;
const unlabelled = (object: SceneObject): SceneObject => ({ ...object, labels: [] });
const unjudged = ({ objectness: _, ...object }: SceneObject): SceneObject => object;

/** Each frame once more as it is seen without namer, without classifier, by the detector and depth alone, or without detector. */
export const withoutModels = (frames: readonly SensedFrame[], seed: number): readonly SensedFrame[] => {
  const random = seededRandom(seed);
  return frames.map((frame) => LACKING[Math.floor(random() * LACKING.length)]!(frame));
};
