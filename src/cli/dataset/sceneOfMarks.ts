import type { Scene } from '../../core/spatial/scene/Scene.ts';
import type { DatasetMark } from './DatasetRow.ts';

/** The scene that the marks of a row are of; the camera looks along x. */
export const sceneOfMarks = (marks: readonly DatasetMark[]): Scene => ({
  objects: marks.map(({ mark, label, center, size, role, colours, box: [x0, y0, x1, y1], truncated }) => ({
    id: mark,
    labels: label === '' ? [] : [{ label, score: 1 }],
    center: center ?? [0, 0, 0],
    size: size ?? [0, 0, 0],
    ...(role && { role }),
    ...(colours && { colours }),
    pixelBox: { x0, y0, x1, y1 },
    ...(truncated && { truncated }),
  })),
  viewer: { position: [0, 0, 0], forward: [1, 0, 0] },
});
