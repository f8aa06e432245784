import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Transform } from '../../core/types/geometry.ts';
import type { DepthImage, RgbdFrame } from '../../core/types/images.ts';
import { parseCameraJson } from './parseCameraJson.ts';

const MILLIMETRE = 0.001;
const NO_DEPTH: DepthImage = { width: 0, height: 0, data: new Float32Array(0) };

/** A frame with what its folder tells in the place of tf. */
export interface FolderFrame extends RgbdFrame {
  /** World (z up) from the frame's optical frame. */
  readonly worldFromCamera?: Transform;
}

/**
 * Reads a frame folder: color.png (or color.jpg), camera.json and, unless the camera has none, depth.png (16 bits, 0
 * invalid, registered to colour).
 * The stamp is 0 and the frame id `camera`: a folder has no clock, and of tf only the
 * camera's place in the world where camera.json tells it. Fails with NO_FRAME when a file is missing or
 * cannot be read,
 * NO_CAMERA_INFO when camera.json is unusable, BAD_IMAGE when an image is not what the camera says.
 */
export const readFrameFolder = async (folder: string, codec: ImageCodec): Promise<Result<FolderFrame>> => {
  const read = await Promise.all(
    ['camera.json', 'depth.png', 'color.png', 'color.jpg'].map((name) => readOptional(join(folder, name))),
  );
  const unreadable = read.find((file) => !file.ok);
  if (unreadable && !unreadable.ok) return unreadable;
  const [cameraText, depthBytes, png, jpeg] = read.map((file) => (file.ok ? file.value : undefined));
  const colorBytes = png ?? jpeg;
  if (!colorBytes) return missing(folder, 'color.png');
  if (!cameraText) return missing(folder, 'camera.json');
  const parsed = parseCameraJson(new TextDecoder().decode(cameraText), join(folder, 'camera.json'));
  if (!parsed.ok) return parsed;
  const { camera, depthUnitMetres, worldFromCamera } = parsed.value;
  const { width, height } = camera;
  const limits = { maxPixels: width * height, expected: { width, height } };
  const [color, depth] = await Promise.all([
    codec.decodeColor(colorBytes, limits),
    depthBytes ? codec.decodeDepth(depthBytes, limits) : ok(NO_DEPTH),
  ]);
  if (!color.ok) return color;
  if (!depth.ok) return depth;
  return ok({
    stampNs: 0n,
    frameId: 'camera',
    color: color.value,
    ...(depthBytes
      ? { depth: scaled(depth.value, depthUnitMetres / MILLIMETRE) }
      : {
          depth: { width, height, data: new Float32Array(width * height) },
          withoutDepth: `${folder} holds no depth.png`,
        }),
    camera,
    ...(worldFromCamera && { worldFromCamera }),
  });
};

const missing = (folder: string, name: string) =>
  fail('NO_FRAME', `${folder} holds no ${name} (a frame folder holds color.png, depth.png and camera.json)`);

/** Undefined where there is none; one that is there and cannot be read is not taken for missing. */
const readOptional = async (path: string): Promise<Result<Uint8Array | undefined>> => {
  try {
    return ok(await readFile(path));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return ok(undefined);
    return fail('NO_FRAME', `${path} cannot be read: ${message}`);
  }
};

const scaled = (depth: DepthImage, factor: number): DepthImage =>
  Math.abs(factor - 1) < 1e-9 ? depth : { ...depth, data: depth.data.map((z) => z * factor) };
