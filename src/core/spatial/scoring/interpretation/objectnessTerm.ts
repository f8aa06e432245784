import type { SceneObject } from '../../scene/Scene.ts';
import type { Feature } from '../Feature.ts';

/** The judge is never so sure that a named thing is nothing. */
const LEAST = 0.02;
/** Surfaces are no things to the judge, and may be meant all the same. */
const LEAST_OF_SURFACE = 0.5;

/** How likely each object is a thing at all, as evidence that holds whatever is asked; none where nothing was judged. */
export const objectnessTerm = (objects: readonly SceneObject[]): Feature[] => {
  if (objects.every(({ objectness }) => objectness === undefined)) return [];
  const values = objects.map(({ objectness = 1, role = 'object' }) =>
    Math.log(Math.max(role === 'object' ? LEAST : LEAST_OF_SURFACE, objectness)),
  );
  return [{ name: 'objectness', values: Float64Array.from(values) }];
};
