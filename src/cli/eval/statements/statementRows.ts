import { readFileSync } from 'node:fs';
import type { Scene, SceneObject, Viewer } from '../../../core/spatial/scene/Scene.ts';
import { type GroundingRow, sceneOfRow } from '../groundingRows.ts';

type RowObject = GroundingRow['objects'][number] & Partial<Omit<SceneObject, 'id' | 'center' | 'size'>>;
type RowViewer = GroundingRow['viewer'] | Viewer;

/** What a perceived scene knows beside its objects. */
type Seen = Pick<Scene, 'detectorVocabulary' | 'looksVocabulary' | 'siteNames'>;

/** One row: a caption without a scene, a statement about a scene, or a pair of objects to be described. */
export interface StatementRow {
  readonly caption?: string;
  readonly statement?: string;
  /** 1, true, "TRUE": holds. 0, false, "FALSE": does not. "UNKNOWN": cannot be told. */
  readonly label?: number | boolean | string;
  readonly relation?: string;
  /** Metres, z up, as in grounding files; or planar boxes. */
  readonly objects?: readonly RowObject[];
  readonly scene?: ({ readonly objects: readonly RowObject[]; readonly viewer?: RowViewer } & Seen) | string;
  /** What is true where `scene` is what was perceived; its objects have the same numbers. */
  readonly truth?: Scene;
  readonly viewer?: RowViewer;
  /** Ids of a pair to be described, the sentences that people wrote of it, and the relations that hold. */
  readonly subject?: number | string;
  readonly anchor?: number | string;
  readonly references?: readonly string[];
  readonly relations?: readonly string[];
}

/** Rows of a JSON-lines file; throws on a file that is none. */
export const readStatementRows = (file: string): readonly StatementRow[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim().length > 0)
    .map((line) => JSON.parse(line) as StatementRow);

/** The scene of a row, objects by their own numbers where they have some; undefined for a caption by itself. */
export const sceneOfStatement = (row: StatementRow): Scene | undefined => {
  const given = typeof row.scene === 'object' ? row.scene : row;
  if (!given.objects) return undefined;
  const viewer = given.viewer ?? row.viewer;
  const own = viewer && 'forward' in viewer ? viewer : undefined;
  const aimed = viewer && 'lookat' in viewer ? { viewer } : {};
  const scene = sceneOfRow({ expression: '', target: 0, objects: given.objects, ...aimed });
  const objects = scene.objects.map((object, i) => {
    const { id, label: _, center: __, size: ___, box: ____, rgb: _____, ...more } = given.objects![i]!;
    return { ...object, ...more, id: typeof id === 'number' ? id : object.id };
  });
  const { viewer: _, objects: __, ...seen } = typeof row.scene === 'object' ? row.scene : { objects };
  return { ...scene, ...seen, objects, ...(own ? { viewer: own } : {}) };
};

/** What a row says of its statement; undefined for one that says it cannot be told. */
export const truthOf = ({ label }: StatementRow): boolean | undefined => {
  if (typeof label === 'string')
    return /^(true|yes|1)$/i.test(label) ? true : /^(false|no|0)$/i.test(label) ? false : undefined;
  return label === undefined ? undefined : Boolean(label);
};
