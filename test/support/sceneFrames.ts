import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import type { Transform, Vec3 } from '../../src/core/types/geometry.ts';
import type { RgbdFrame } from '../../src/core/types/images.ts';

/** The rendered still scenes with exact depth: frame folders as data/README.md has them, with truth. */
export const SCENE_FRAMES = fileURLToPath(new URL('../../recordings/frames', import.meta.url));

export interface SceneObjectTruth {
  readonly id: string;
  readonly label_value: number;
  readonly label: string;
  readonly synonyms: readonly string[];
  readonly colour: string;
  readonly role: 'object' | 'support' | 'floor' | 'wall';
  readonly on: string | null;
  /** x0, y0, x1, y1, half open. */
  readonly box: readonly [number, number, number, number];
  readonly point: readonly [number, number];
  readonly pixels: number;
  /** Reaches beyond the image. */
  readonly truncated: boolean;
  readonly median_depth_m: number;
  /** Mean point of the visible surface, optical frame, metres. */
  readonly surface_center: Vec3;
  /** Centre of the whole object, optical frame. */
  readonly center: Vec3;
  /** Full extents along the object's own axes. */
  readonly size: Vec3;
  readonly world_pose: { readonly position: Vec3; readonly yaw: number; readonly front_known: boolean };
  readonly world_center: Vec3;
  readonly world_box: { readonly min: Vec3; readonly max: Vec3 };
}

export interface SceneGeometry {
  readonly name: string;
  readonly frame: RgbdFrame;
  readonly objects: readonly SceneObjectTruth[];
  /** `label_value` of the object at each pixel, 0 none; row-major. */
  readonly labels: Uint8Array;
  /** World (z up, floor at 0) from the camera's optical frame. */
  readonly worldFromCamera: Transform;
}

export const sceneFrameNames = (): string[] =>
  readdirSync(SCENE_FRAMES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

export const readSceneFrame = async (name: string): Promise<SceneGeometry> => {
  const folder = join(SCENE_FRAMES, name);
  const frame = await readFrameFolder(folder, new SharpImageCodec());
  if (!frame.ok) throw new Error(frame.failure.message);
  const json = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const { translation, rotation } = json('camera.json').world_from_camera;
  const labels = await sharp(join(folder, 'labels.png')).toColourspace('b-w').raw().toBuffer();
  return {
    name,
    frame: frame.value,
    objects: json('objects.json'),
    labels: new Uint8Array(labels),
    worldFromCamera: { translation, rotation },
  };
};
