import { levelFrame } from '../../src/core/geometry/levelFrame.ts';
import { rotate } from '../../src/core/transforms/rigid.ts';
import type { Vec3 } from '../../src/core/types/geometry.ts';
import type { CameraModel, DepthImage } from '../../src/core/types/images.ts';
import type { Mask } from '../../src/core/types/landmarks.ts';

/** Solids in the optical frame, metres, upright along `up` (default the camera's own). */
export type Shape =
  | { readonly kind: 'box'; readonly center: Vec3; readonly size: Vec3; readonly up?: Vec3 }
  | { readonly kind: 'cylinder'; readonly center: Vec3; readonly radius: number; readonly height: number };

export const testCamera: CameraModel = {
  width: 320,
  height: 240,
  fx: 280,
  fy: 280,
  cx: 159.5,
  cy: 119.5,
  distortionModel: '',
  distortion: [],
};

/** Exact depth of one solid in empty space, and the mask of its pixels. */
export function renderDepth(shape: Shape): { depth: DepthImage; mask: Mask } {
  const { width, height, fx, fy, cx, cy } = testCamera;
  const data = new Float32Array(width * height);
  for (let v = 0; v < height; v++)
    for (let u = 0; u < width; u++) data[v * width + u] = hit(shape, [(u - cx) / fx, (v - cy) / fy, 1]);
  return { depth: { width, height, data }, mask: maskOf(data, width, height) };
}

/** Every pixel of an image. */
export const fullMask = (width: number, height: number): Mask => ({
  box: { x0: 0, y0: 0, x1: width, y1: height },
  bits: new Uint8Array(width * height).fill(1),
  pixelCount: width * height,
});

/** Depth at which the ray (x, y, 1) t meets the solid; 0 for none. */
function hit(shape: Shape, ray: Vec3): number {
  if (shape.kind === 'cylinder') return hitCylinder(shape.center, shape.radius, shape.height, ray);
  const level = levelFrame(shape.up ?? [0, -1, 0]).rotation;
  const direction = rotate(level, ray);
  const center = rotate(level, shape.center);
  let near = 0;
  let far = Number.POSITIVE_INFINITY;
  for (let k = 0; k < 3; k++) {
    const a = (center[k]! - shape.size[k]! / 2) / direction[k]!;
    const b = (center[k]! + shape.size[k]! / 2) / direction[k]!;
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
  }
  return near > 0 && near < far ? near : 0;
}

/** Side of an upright cylinder, axis along the image's y. */
function hitCylinder(center: Vec3, radius: number, height: number, [dx, dy, dz]: Vec3): number {
  const a = dx * dx + dz * dz;
  const b = dx * center[0] + dz * center[2];
  const root = b * b - a * (center[0] ** 2 + center[2] ** 2 - radius * radius);
  if (root <= 0) return 0;
  const t = (b - Math.sqrt(root)) / a;
  return t > 0 && Math.abs(t * dy - center[1]) <= height / 2 ? t : 0;
}

function maskOf(data: Float32Array, width: number, height: number): Mask {
  const full = fullMask(width, height);
  const bits = full.bits.map((_, i) => (data[i]! > 0 ? 1 : 0));
  return { ...full, bits, pixelCount: bits.reduce((sum, bit) => sum + bit, 0) };
}
