import type { Scene, SceneObject } from '../spatial/scene/Scene.ts';
import type { MemoryObject } from './MemoryObject.ts';
import { namesOfThing } from './nameOfThing.ts';

/** What a live scene knows besides its objects. */
export type RecallContext = Pick<
  Scene,
  'viewer' | 'detectorVocabulary' | 'looksVocabulary' | 'siteNames' | 'givenNames' | 'siteFacts'
>;

/** Remembered things as a scene, for words to be about. */
export const sceneOf = (objects: readonly MemoryObject[], context: RecallContext): Scene => ({
  ...context,
  givenNames: [...new Set([...(context.givenNames ?? []), ...objects.flatMap(({ given }) => given ?? [])])],
  objects: objects.map(sceneObject),
});

/** Names that words may be read as: the site's, and those that things bear. */
export const namesOf = (objects: readonly MemoryObject[], context: RecallContext): readonly string[] => {
  const known = new Set<string>();
  for (const object of objects) for (const { label } of namesOfThing(object)) known.add(label);
  const names = new Set(context.siteNames);
  for (const name of known) names.add(name.toLowerCase());
  return [...names];
};

const sceneObject = (object: MemoryObject): SceneObject => ({
  id: object.id,
  labels: namesOfThing(object),
  ...(object.looks.length > 0 && { looks: object.looks }),
  role: object.isSupport ? 'support' : 'object',
  center: object.place.center,
  size: object.place.size,
  colours: object.colours,
  meanRgb: object.meanRgb,
});
