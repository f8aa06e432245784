import type { SceneObject } from './Scene.ts';

type Labelled = { readonly objects: readonly SceneObject[]; readonly labels: readonly string[] };

/** Whether an object is a wall, by its role or by its label. */
export const isWall = ({ objects, labels }: Labelled, i: number): boolean =>
  objects[i]!.role === 'wall' || /\bwalls?$/.test(labels[i]!);

/** Whether an object is the floor, by its role or by its label. */
export const isFloor = ({ objects, labels }: Labelled, i: number): boolean =>
  objects[i]!.role === 'floor' || labels[i] === 'floor';
