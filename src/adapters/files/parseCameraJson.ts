import { fail, ok, type Result } from '../../core/result.ts';
import type { CameraModel } from '../../core/types/images.ts';

export interface CameraFile {
  readonly camera: CameraModel;
  /** Metres that one step of depth.png means. */
  readonly depthUnitMetres: number;
}

const MAX_SIDE = 16384;
const MAX_PIXELS = 1 << 25;

/**
 * Reads camera.json {width, height, fx, fy, cx, cy in pixels, depth_unit_m}: a rectified pinhole camera. A missing
 * depth_unit_m is a millimetre (REP-118). Fails with NO_CAMERA_INFO, naming the field, its value and `whose` file.
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
  const fields = value as Record<string, unknown>;
  const numbers: Record<string, number> = {};
  for (const name of ['width', 'height', 'fx', 'fy', 'cx', 'cy', 'depth_unit_m']) {
    const found = fields[name] ?? (name === 'depth_unit_m' ? 0.001 : undefined);
    if (typeof found !== 'number' || !Number.isFinite(found))
      return bad(`${name} is ${JSON.stringify(found)}, expected a number`);
    numbers[name] = found;
  }
  const { width, height, fx, fy, cx, cy, depth_unit_m } = numbers as Record<string, number>;
  for (const [name, side] of [
    ['width', width!],
    ['height', height!],
  ] as const)
    if (!Number.isInteger(side) || side < 1 || side > MAX_SIDE)
      return bad(`${name} is ${side}, expected a whole number from 1 to ${MAX_SIDE}`);
  if (width! * height! > MAX_PIXELS) return bad(`${width}x${height} is more than ${MAX_PIXELS} pixels`);
  for (const [name, positive] of [
    ['fx', fx!],
    ['fy', fy!],
    ['depth_unit_m', depth_unit_m!],
  ] as const)
    if (positive <= 0) return bad(`${name} is ${positive}, expected a number above 0`);
  return ok({
    camera: {
      width: width!,
      height: height!,
      fx: fx!,
      fy: fy!,
      cx: cx!,
      cy: cy!,
      distortionModel: '',
      distortion: [],
    },
    depthUnitMetres: depth_unit_m!,
  });
};
