import type { SceneObject } from '../../../scene/Scene.ts';

/** Whether one of two objects is a part of the other or lies on it: as answers to one question they are no rivals. */
export const isPartOrWhole = (a: SceneObject, b: SceneObject): boolean =>
  (a.within?.includes(b.id) ?? false) || (b.within?.includes(a.id) ?? false);
