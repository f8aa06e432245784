import type { RelationEvidence } from '../grounding/Resolution.ts';
import { namesOf } from '../lexicon/namesOf.ts';
import type { Scene, SceneObject } from '../scene/Scene.ts';

/** What a top view shows. Metres, x forward (up on the map), y left. */
export interface MapInput {
  readonly scene: Scene;
  /** What was asked. */
  readonly title?: string;
  /** One sentence under the map. */
  readonly caption?: string;
  /** The object that was chosen. */
  readonly chosen?: number;
  /** Those between which the answer is undecided, or that were counted. */
  readonly candidates?: readonly number[];
  /** Drawn as lines from subject to anchors. */
  readonly relations?: readonly RelationEvidence[];
}

/** Ground that a map covers, metres. */
export interface MapBounds {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** Floors and ceilings cover the whole map and show nothing. */
const isDrawn = ({ role, labels, size }: SceneObject): boolean =>
  role !== 'floor' &&
  role !== 'ceiling' &&
  !/^(floor|ceiling)$/i.test(labels[0]?.label ?? '') &&
  size.every(Number.isFinite);

/** The objects that a map draws, the larger first, so that the smaller lie on top. */
const drawnObjects = ({ objects }: Scene): readonly SceneObject[] =>
  objects
    .filter((o) => isDrawn(o) && o.center.every(Number.isFinite))
    .sort((a, b) => b.size[0] * b.size[1] - a.size[0] * a.size[1] || a.id - b.id);

/** Room around what is drawn, metres. */
const MARGIN_METRES = 0.25;
const LEAST_METRES = 1;

/** Beyond this many times the distance within which nine tenths of the things are, one is off the map. */
const OUTLIER_RATIO = 1.5;

/** The objects that a map covers: all but a few far ones, and always those that the answer speaks of. */
export const coveredObjects = (input: MapInput): readonly SceneObject[] => {
  const objects = drawnObjects(input.scene);
  const from = input.scene.viewer?.position ?? [0, 0, 0];
  const away = (o: SceneObject): number => Math.hypot(o.center[0] - from[0], o.center[1] - from[1]);
  const sorted = objects.map(away).sort((a, b) => a - b);
  const limit = OUTLIER_RATIO * (sorted[Math.floor(0.9 * (sorted.length - 1))] ?? 0);
  const spoken = new Set([
    input.chosen,
    ...(input.candidates ?? []),
    ...(input.relations ?? []).flatMap(({ subject, anchors }) => [subject, ...anchors]),
  ]);
  return objects.filter((o) => away(o) <= limit || spoken.has(o.id));
};

/** Bounds of what the map covers and of the viewer, with a margin; never empty. */
export const boundsOf = (input: MapInput): MapBounds => {
  const { scene } = input;
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  const take = (x: number, y: number, halfX: number, halfY: number): void => {
    [x0, x1] = [Math.min(x0, x - halfX), Math.max(x1, x + halfX)];
    [y0, y1] = [Math.min(y0, y - halfY), Math.max(y1, y + halfY)];
  };
  for (const { center, size } of coveredObjects(input)) take(center[0], center[1], size[0] / 2, size[1] / 2);
  if (scene.viewer) take(scene.viewer.position[0], scene.viewer.position[1], 0, 0);
  if (!(x1 >= x0)) [x0, x1, y0, y1] = [0, 0, 0, 0];
  const padX = MARGIN_METRES + Math.max(0, LEAST_METRES - (x1 - x0)) / 2;
  const padY = MARGIN_METRES + Math.max(0, LEAST_METRES - (y1 - y0)) / 2;
  return { x0: x0 - padX, x1: x1 + padX, y0: y0 - padY, y1: y1 + padY };
};

/** Label for people: the best one, or what geometry says it is. */
export const titleOf = (object: SceneObject): string =>
  namesOf(object)[0]?.label ?? (object.role && object.role !== 'object' ? object.role : 'object');
