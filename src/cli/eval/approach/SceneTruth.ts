import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { distanceTo, type TargetGround } from '../../../core/approach/TargetGround.ts';
import type { Transform } from '../../../core/types/geometry.ts';

/** A thing of a rendered scene as its objects.json has it, exact, in the world (z up, floor at 0). */
export interface TrueThing {
  readonly id: string;
  readonly role: 'object' | 'support' | 'floor' | 'wall';
  readonly labelValue: number;
  readonly pixels: number;
  /** Its own box seen from above. */
  readonly ground: TargetGround;
  /** Turned on a lathe, or grown from a pot: it fills a disc and not the corners of its box. */
  readonly isRound: boolean;
  readonly bottom: number;
  readonly top: number;
}

export interface SceneTruth {
  readonly things: readonly TrueThing[];
  readonly worldFromCamera: Transform;
}

interface ThingJson {
  readonly id: string;
  readonly label: string;
  readonly role: TrueThing['role'];
  readonly label_value: number;
  readonly pixels: number;
  readonly size: readonly [number, number, number];
  readonly world_center: readonly [number, number, number];
  readonly world_pose: { readonly yaw: number };
  readonly world_box: { readonly min: readonly number[]; readonly max: readonly number[] };
}

/** Kinds that scripts/scenes makes round. */
const ROUND = new Set([
  'apple',
  'ball',
  'basket',
  'bottle',
  'bowl',
  'cup',
  'lamp',
  'orange',
  'plant',
  'vase',
]);

/** Metres from a place to the thing itself, seen from above. */
export const gapTo = ({ ground, isRound }: TrueThing, x: number, y: number): number =>
  isRound
    ? Math.max(0, Math.hypot(x - ground.x, y - ground.y) - Math.max(ground.length, ground.width) / 2)
    : distanceTo(ground, x, y);

/** Reads what a rendered frame's folder knows of its scene. Rejects where it is no such folder. */
export const readSceneTruth = async (folder: string): Promise<SceneTruth> => {
  const json = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8'));
  const { world_from_camera: world } = await json('camera.json');
  const objects = (await json('objects.json')) as readonly ThingJson[];
  if (!world || !objects.every((thing) => thing.world_box))
    throw new Error(
      `${folder} is no rendered scene: camera.json or objects.json do not place things in the world`,
    );
  return {
    worldFromCamera: { translation: world.translation, rotation: world.rotation },
    things: objects.map((thing) => ({
      id: thing.id,
      role: thing.role,
      labelValue: thing.label_value,
      pixels: thing.pixels,
      isRound: ROUND.has(thing.label),
      ground: {
        x: thing.world_center[0],
        y: thing.world_center[1],
        yaw: thing.world_pose.yaw,
        length: thing.size[0],
        width: thing.size[1],
      },
      bottom: thing.world_box.min[2]!,
      top: thing.world_box.max[2]!,
    })),
  };
};
