import { conjugate, rotate } from '../../core/transforms/rigid.ts';
import type { Transform, Vec3 } from '../../core/types/geometry.ts';
import type { CameraModel } from '../../core/types/images.ts';
import { halfExtents, meetingOf, type Solid } from './Solid.ts';

/** A solid with the number that its pixels bear. */
export interface NumberedSolid {
  readonly number: number;
  readonly solid: Solid;
}

/** Exact depth, and whose each pixel is; 0 where nothing is met. */
export interface Rendered {
  readonly depth: Float32Array;
  readonly numbers: Uint8Array;
}

const NEAR = 0.05;

/** One ray a pixel, only where the box around a solid shows. */
export const renderSolids = (
  solids: readonly NumberedSolid[],
  camera: CameraModel,
  mapFromCamera: Transform,
): Rendered => {
  const { width, height, fx, fy, cx, cy } = camera;
  const depth = new Float32Array(width * height);
  const numbers = new Uint8Array(width * height);
  for (const { number, solid } of solids) {
    const window = windowOf(solid, camera, mapFromCamera);
    if (!window) continue;
    const [u0, v0, u1, v1] = window;
    const meet = meetingOf(solid, mapFromCamera);
    for (let v = v0; v <= v1; v++)
      for (let u = u0; u <= u1; u++) {
        const z = meet((u - cx) / fx, (v - cy) / fy);
        const at = v * width + u;
        if (z === Number.POSITIVE_INFINITY || (depth[at]! > 0 && depth[at]! <= z)) continue;
        depth[at] = z;
        numbers[at] = number;
      }
  }
  return { depth, numbers };
};

const windowOf = (
  solid: Solid,
  { width, height, fx, fy, cx, cy }: CameraModel,
  { translation, rotation }: Transform,
): readonly [number, number, number, number] | undefined => {
  const half = halfExtents(solid);
  const toCamera = conjugate(rotation);
  let [u0, v0, u1, v1] = [width, height, -1, -1];
  let isNear = false;
  let isAhead = false;
  for (let corner = 0; corner < 8; corner++) {
    const at = solid.center.map(
      (value, axis) => value + ((corner >> axis) & 1 ? half[axis]! : -half[axis]!) - translation[axis]!,
    ) as unknown as Vec3;
    const [x, y, z] = rotate(toCamera, at);
    isNear ||= z < NEAR;
    isAhead ||= z >= NEAR;
    const [u, v] = [fx * (x / z) + cx, fy * (y / z) + cy];
    [u0, v0] = [Math.min(u0, Math.floor(u)), Math.min(v0, Math.floor(v))];
    [u1, v1] = [Math.max(u1, Math.ceil(u)), Math.max(v1, Math.ceil(v))];
  }
  if (!isAhead) return undefined;
  if (isNear) return [0, 0, width - 1, height - 1];
  if (u1 < 0 || v1 < 0 || u0 >= width || v0 >= height) return undefined;
  return [Math.max(0, u0), Math.max(0, v0), Math.min(width - 1, u1), Math.min(height - 1, v1)];
};
