import type { SceneGeometry } from './SceneGeometry.ts';

/** Whether an object is a wall, by its role or by its label. */
export const isWall = (f: SceneGeometry, i: number): boolean =>
  f.objects[i]!.role === 'wall' || /\bwalls?$/.test(f.labels[i]!);
