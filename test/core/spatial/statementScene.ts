import type { Scene, SceneObject } from '../../../src/core/spatial/scene/Scene.ts';
import type { Vec3 } from '../../../src/core/types/geometry.ts';

/** A labelled box that stands at a height: x forward, y left, z up; metres. */
export const box = (
  id: number,
  label: string,
  [x, y, bottom]: Vec3,
  size: Vec3,
  extra: Partial<SceneObject> = {},
): SceneObject => ({
  id,
  labels: [{ label, score: 1 }],
  center: [x, y, bottom + size[2] / 2],
  size,
  ...extra,
});

/** A table with things on and under it, two chairs, a box with a ball in it, a door; seen from the origin along x. */
export const ROOM: Scene = {
  viewer: { position: [0, 0, 1.2], forward: [1, 0, 0] },
  objects: [
    box(1, 'table', [2, 0, 0], [0.8, 1.4, 0.75]),
    box(2, 'mug', [2, 0.4, 0.75], [0.09, 0.09, 0.1], { meanRgb: [200, 20, 20] }),
    box(3, 'laptop', [2, -0.1, 0.75], [0.25, 0.35, 0.02]),
    box(4, 'chair', [2, 1.2, 0], [0.5, 0.5, 0.9]),
    box(5, 'chair', [2, -1.3, 0], [0.5, 0.5, 0.9]),
    box(6, 'book', [2, 0.1, 0], [0.2, 0.15, 0.04]),
    box(7, 'door', [4, 2, 0], [0.1, 0.9, 2]),
    box(8, 'floor', [2, 0, -0.02], [6, 6, 0.02]),
    box(9, 'lamp', [2.2, -0.6, 0.75], [0.1, 0.1, 0.4]),
    box(10, 'box', [3, 0, 0], [0.4, 0.4, 0.3]),
    box(11, 'ball', [3, 0, 0.02], [0.2, 0.2, 0.2]),
  ],
};
