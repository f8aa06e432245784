import { isOfTrait } from '../lexicon/facts.ts';
import { sceneExposure } from './colour.ts';
import { isFloor } from './isRoomPart.ts';
import { ANNOTATED_BOXES, DEPTH_CAMERA, type Measurement } from './Measurement.ts';
import type { Scene, SceneObject } from './Scene.ts';

/** Metres that the width of an image stands for where a scene has pixel boxes only. */
const PLANAR_WIDTH_METRES = 4;

/** Ground rectangle of a room and its floor height, metres in the scene frame. */
export interface Room {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly floorZ: number;
  readonly topZ: number;
}

/**
 * A scene made ready for relations: extents as arrays over object indices (not ids), metres, z up. A scene whose
 * objects have pixel boxes but no 3D size is `planar`: x right, z up in a scaled image, no depth extent.
 */
export interface SceneGeometry {
  readonly objects: readonly SceneObject[];
  readonly count: number;
  readonly planar: boolean;
  /** Labels are a detector's guesses: some objects have none, or one with a score below 1. */
  readonly detected: boolean;
  /** How exactly the boxes are known. */
  readonly measurement: Measurement;
  readonly x0: Float64Array;
  readonly x1: Float64Array;
  readonly y0: Float64Array;
  readonly y1: Float64Array;
  readonly z0: Float64Array;
  readonly z1: Float64Array;
  readonly room: Room;
  /** Best label in lower case with single spaces, "" when nothing named the object. */
  readonly labels: readonly string[];
  /** Factor that lifts mean colours to usual brightness. */
  readonly exposure: number;
  /** Every label is certain (score 1): annotated data, not a detector's. */
  readonly trueLabels: boolean;
  /** Walls, floor, ceiling and the like: seldom what a person asks for. */
  readonly structural: readonly boolean[];
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

const isPlanar = (objects: readonly SceneObject[]): boolean =>
  objects.length > 0 &&
  objects.every((o) => o.pixelBox !== undefined && o.size[0] === 0 && o.size[1] === 0 && o.size[2] === 0);

/** Whether labels are a detector's guesses: some are missing or scored below 1. */
export const isDetected = (objects: readonly SceneObject[]): boolean =>
  objects.some((o) => o.labels.length === 0 || o.labels[0]!.score < 1);

const roomOf = (frame: Omit<SceneGeometry, 'room'>): Room => {
  const room = { x0: 0, y0: 0, x1: 0, y1: 0, floorZ: 0, topZ: 0 };
  if (frame.count === 0) return room;
  const min = (values: Float64Array): number => values.reduce((a, b) => Math.min(a, b), Infinity);
  const max = (values: Float64Array): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
  let floorZ = Infinity;
  for (let i = 0; i < frame.count; i++) {
    if (isFloor(frame, i)) floorZ = Math.min(floorZ, (frame.z0[i]! + frame.z1[i]!) / 2);
  }
  return {
    x0: min(frame.x0),
    y0: min(frame.y0),
    x1: max(frame.x1),
    y1: max(frame.y1),
    floorZ: Number.isFinite(floorZ) ? floorZ : min(frame.z0),
    topZ: max(frame.z1),
  };
};

/** Label in the spelling of the lexicon: lower case, single spaces. */
export const labelKey = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ')
    .trim()
    .slice(0, 60);

export const sceneGeometry = (scene: Scene): SceneGeometry => {
  const objects = scene.objects;
  const count = objects.length;
  const planar = isPlanar(objects);
  const detected = isDetected(objects);
  const extent = (): Float64Array => new Float64Array(count);
  const frame = {
    objects,
    count,
    planar,
    detected,
    measurement: detected ? DEPTH_CAMERA : ANNOTATED_BOXES,
    x0: extent(),
    x1: extent(),
    y0: extent(),
    y1: extent(),
    z0: extent(),
    z1: extent(),
    labels: objects.map((o) => (o.labels[0] ? labelKey(o.labels[0].label) : '')),
    exposure: sceneExposure(objects),
    trueLabels:
      objects.some((o) => o.labels.length > 0) && objects.every((o) => o.labels.every((l) => l.score >= 1)),
    structural: objects.map((o) =>
      o.role
        ? o.role === 'floor' || o.role === 'wall' || o.role === 'ceiling'
        : isOfTrait(labelKey(o.labels[0]?.label ?? ''), 'bounds'),
    ),
  };
  let scale = 1;
  if (planar) {
    const right = objects.reduce((a, o) => Math.max(a, o.pixelBox!.x1), 1);
    const left = objects.reduce((a, o) => Math.min(a, o.pixelBox!.x0), 0);
    scale = PLANAR_WIDTH_METRES / Math.max(1, finite(right - left));
  }
  for (let i = 0; i < count; i++) {
    const o = objects[i]!;
    if (planar) {
      const box = o.pixelBox!;
      frame.x0[i] = finite(box.x0) * scale;
      frame.x1[i] = finite(box.x1) * scale;
      frame.z0[i] = -finite(box.y1) * scale;
      frame.z1[i] = -finite(box.y0) * scale;
      continue;
    }
    const half = (axis: 0 | 1 | 2): number => Math.abs(finite(o.size[axis])) / 2;
    frame.x0[i] = finite(o.center[0]) - half(0);
    frame.x1[i] = finite(o.center[0]) + half(0);
    frame.y0[i] = finite(o.center[1]) - half(1);
    frame.y1[i] = finite(o.center[1]) + half(1);
    frame.z0[i] = finite(o.center[2]) - half(2);
    frame.z1[i] = finite(o.center[2]) + half(2);
  }
  return { ...frame, room: roomOf(frame) };
};
