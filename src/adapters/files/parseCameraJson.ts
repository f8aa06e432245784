import { fail, ok, type Result } from '../../core/result.ts';
import type { Quaternion, Transform, Vec3 } from '../../core/types/geometry.ts';
import type { CameraModel } from '../../core/types/images.ts';

export interface CameraFile {
  readonly camera: CameraModel;
  /** Metres that one step of depth.png means. */
  readonly depthUnitMetres: number;
  /** World (z up, against gravity) from the optical frame, where the file tells it. */
  readonly worldFromCamera?: Transform;
}

const SIDES = ['width', 'height'] as const;
const FIELDS = [...SIDES, 'fx', 'fy', 'cx', 'cy', 'depth_unit_m'] as const;
const POSITIVE = ['fx', 'fy', 'depth_unit_m'] as const;
type Field = (typeof FIELDS)[number];

const MAX_SIDE = 16384;
const MAX_PIXELS = 1 << 25;

const isSide = (side: number): boolean => Number.isInteger(side) && side >= 1 && side <= MAX_SIDE;

/** How far the length of a quaternion may be from 1: rounding, and no more. */
const UNIT_TOLERANCE = 1e-3;

const areNumbers = (value: unknown, count: number): value is number[] =>
  Array.isArray(value) && value.length === count && value.every(Number.isFinite);

const asTransform = (value: unknown): Transform | 'bad' => {
  const { translation, rotation } = value as Readonly<Record<string, unknown>>;
  if (!areNumbers(translation, 3) || !areNumbers(rotation, 4)) return 'bad';
  const length = Math.hypot(...rotation);
  if (Math.abs(length - 1) > UNIT_TOLERANCE) return 'bad';
  return {
    translation: translation as unknown as Vec3,
    rotation: rotation.map((part) => part / length) as unknown as Quaternion,
  };
};

/**
 * Reads camera.json {width, height, fx, fy, cx, cy in pixels, depth_unit_m}: a rectified pinhole camera. A missing
 * depth_unit_m is a millimetre (REP-118). `world_from_camera` {translation, rotation (x, y, z, w)} may be missing. Fails with NO_CAMERA_INFO, naming the field, its value and `whose` file.
 */
export const parseCameraJson = (text: string, whose: string): Result<CameraFile> => {
  const bad = (reason: string) => fail('NO_CAMERA_INFO', `${whose}: ${reason}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return bad(`not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null) return bad('not a JSON object');
  const stored = value as Readonly<Record<Field, unknown>>;
  const fields = { ...stored, depth_unit_m: stored.depth_unit_m ?? 0.001 };
  const wrong = FIELDS.find((name) => !Number.isFinite(fields[name]));
  if (wrong) return bad(`${wrong} is ${JSON.stringify(fields[wrong])}, expected a number`);
  const { depth_unit_m, ...intrinsics } = fields as Readonly<Record<Field, number>>;
  const { width, height, fx, fy, cx, cy } = intrinsics;
  const side = SIDES.find((name) => !isSide(intrinsics[name]));
  if (side) return bad(`${side} is ${intrinsics[side]}, expected a whole number from 1 to ${MAX_SIDE}`);
  if (width * height > MAX_PIXELS) return bad(`${width}x${height} is more than ${MAX_PIXELS} pixels`);
  const low = POSITIVE.find((name) => (fields[name] as number) <= 0);
  if (low) return bad(`${low} is ${fields[low]}, expected a number above 0`);
  const world = (stored as { readonly world_from_camera?: unknown }).world_from_camera;
  const worldFromCamera = world === undefined || world === null ? undefined : asTransform(world);
  if (worldFromCamera === 'bad')
    return bad(
      `world_from_camera is ${JSON.stringify(world)}, expected a translation of three numbers and a unit quaternion x, y, z, w`,
    );
  return ok({
    ...(worldFromCamera && { worldFromCamera }),
    camera: { width, height, fx, fy, cx, cy, distortionModel: '', distortion: [] },
    depthUnitMetres: depth_unit_m,
  });
};
