import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Vec3 } from '../../../core/types/geometry.ts';

/** A thing of a rendered frame with what is exactly known of it. */
export interface NamedThing {
  readonly id: string;
  readonly label: string;
  readonly colour: string;
  readonly role: string;
  /** The thing that it stands on. */
  readonly on: string | null;
  /** Pixels: left, top, right, bottom; how many of them show it. */
  readonly box: readonly [number, number, number, number];
  readonly pixels: number;
  /** Centre in the optical frame (x right, y down, z ahead) and extent along the thing's own axes, metres. */
  readonly center: Vec3;
  readonly size: Vec3;
}

/** Fewer pixels are no thing to speak of. */
export const LEAST_PIXELS = 300;

/** What a rendered frame's objects.json knows of the things in view, no floors and no walls. Rejects where it is none. */
export const trueThings = async (folder: string): Promise<readonly NamedThing[]> => {
  const things = JSON.parse(await readFile(join(folder, 'objects.json'), 'utf8')) as readonly NamedThing[];
  if (!things.every((thing) => thing.center && thing.size && thing.on !== undefined))
    throw new Error(`${folder} is no rendered frame: objects.json does not place its things`);
  return things.filter(
    ({ role, pixels }) => (role === 'object' || role === 'support') && pixels >= LEAST_PIXELS,
  );
};
