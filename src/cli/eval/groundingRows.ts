import { readFileSync } from 'node:fs';
import type { Scene, SceneObject } from '../../core/spatial/scene/Scene.ts';

/** One row as the files hold it: 3D (center, size) or planar (box [x, y, w, h] in pixels). */
export interface GroundingRow {
  readonly expression: string;
  readonly objects: readonly {
    readonly id: number | string;
    readonly label: string;
    readonly center?: readonly [number, number, number];
    readonly size?: readonly [number, number, number];
    readonly rgb?: readonly [number, number, number];
    readonly front?: readonly [number, number];
    readonly box?: readonly [number, number, number, number];
  }[];
  readonly target: number | string;
  readonly scene?: string;
  readonly image?: number | string;
  readonly relation?: string;
  readonly view_dependent?: boolean;
  readonly viewer?: {
    readonly position: readonly [number, number, number];
    readonly lookat: readonly [number, number, number];
  };
  /** Data set that the row is of. */
  readonly source?: string;
  /** Ids of what a templated expression relates the target to. */
  readonly anchors?: readonly (number | string)[];
  readonly n_same_label?: number;
  readonly width?: number;
  readonly height?: number;
  /** Ids of what the expression relates the target to, where the data tell. */
  readonly landmarks?: readonly (number | string)[];
  /** File of the picture, where there is one. */
  readonly picture?: string;
}

/** Rows of a JSON-lines file; throws on a file that is none. */
export const readGroundingRows = (file: string): readonly GroundingRow[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim().length > 0)
    .map((line) => JSON.parse(line) as GroundingRow);

/**
 * The scene that a row describes, objects numbered by their place in the list. Labels are true labels: score 1. Rows
 * with 2D boxes become planar scenes: a pixel box, no size, and the image's own left, right, above and below. A row's
 * viewer gives a standpoint and a horizontal direction only, because its point of aim lies on the target.
 */
export const sceneOfRow = (row: GroundingRow): Scene => {
  const objects = row.objects.map((o, id): SceneObject => {
    const labels = o.label ? [{ label: o.label, score: 1 }] : [];
    if (o.box) {
      const [x, y, w, h] = o.box;
      return {
        id,
        labels,
        center: [0, 0, 0],
        size: [0, 0, 0],
        pixelBox: { x0: x, y0: y, x1: x + w, y1: y + h },
      };
    }
    return {
      id,
      labels,
      center: o.center ?? [0, 0, 0],
      size: o.size ?? [0, 0, 0],
      ...(o.rgb ? { meanRgb: o.rgb } : {}),
      ...(o.front ? { front: o.front } : {}),
    };
  });
  if (!row.viewer) return { objects };
  const { position, lookat } = row.viewer;
  return { objects, viewer: { position, forward: [lookat[0] - position[0], lookat[1] - position[1], 0] } };
};
