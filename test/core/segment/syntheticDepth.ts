import type { Vec3 } from '../../../src/core/types/geometry.ts';
import type { CameraModel, DepthImage } from '../../../src/core/types/images.ts';
import { seededRandom } from '../../support/random.ts';

/** Solids in a level world: x forward from below the camera, y left, z up from the ground, metres. */
export type Solid =
  | { readonly kind: 'ground'; readonly z: number }
  | { readonly kind: 'wall'; readonly x: number }
  | { readonly kind: 'box'; readonly min: Vec3; readonly max: Vec3 }
  | { readonly kind: 'ball'; readonly center: Vec3; readonly radius: number }
  /** Lower half of a hollow ball: seen from above, its inside. */
  | { readonly kind: 'bowl'; readonly center: Vec3; readonly radius: number };

export interface View {
  /** Height of the camera, m. */
  readonly height: number;
  /** Downward pitch, radians. */
  readonly pitch: number;
  readonly width?: number;
  /** Of the disparity, 1/m (Kinect 1: 0.8e-3), with rounding to steps of `2.85e-3` when above 0. */
  readonly noise?: number;
  readonly seed?: number;
}

export interface SyntheticDepth {
  readonly depth: DepthImage;
  readonly camera: CameraModel;
  /** Index of the solid that each pixel shows, -1 for none. */
  readonly ids: Int16Array;
  /** Against gravity, optical frame. */
  readonly up: Vec3;
}

/** Depth of the nearest solid along every pixel's ray: exact, or with the noise of a structured-light camera. */
export function renderSolids(solids: readonly Solid[], view: View): SyntheticDepth {
  const width = view.width ?? 640;
  const height = (width * 3) / 4;
  const f = 0.82 * width;
  const camera: CameraModel = {
    width,
    height,
    fx: f,
    fy: f,
    cx: (width - 1) / 2,
    cy: (height - 1) / 2,
    distortionModel: '',
    distortion: [],
  };
  const [c, s] = [Math.cos(view.pitch), Math.sin(view.pitch)];
  const origin: Vec3 = [0, 0, view.height];
  const data = new Float32Array(width * height);
  const ids = new Int16Array(width * height).fill(-1);
  const random = seededRandom(view.seed ?? 1);
  for (let v = 0; v < height; v++)
    for (let u = 0; u < width; u++) {
      const x = (u - camera.cx) / f;
      const y = (v - camera.cy) / f;
      // Optical z is forward and down by the pitch, optical y down.
      const ray: Vec3 = [c - s * y, -x, -s - c * y];
      let nearest = Number.POSITIVE_INFINITY;
      solids.forEach((solid, id) => {
        const t = hit(solid, origin, ray);
        if (t > 0 && t < nearest) {
          nearest = t;
          ids[v * width + u] = id;
        }
      });
      if (nearest < 8) data[v * width + u] = measured(nearest, view.noise ?? 0, random);
      else ids[v * width + u] = -1;
    }
  return { depth: { width, height, data }, camera, ids, up: [0, -c, -s] };
}

const STEP = 2.85e-3;

function measured(z: number, noise: number, random: () => number): number {
  if (noise === 0) return z;
  const gauss = Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  return 1 / (Math.round((1 / z + noise * gauss) / STEP) * STEP);
}

/** Depth along the optical axis (rays have unit optical z) at which a ray meets a solid; 0 for none. */
function hit(solid: Solid, o: Vec3, d: Vec3): number {
  switch (solid.kind) {
    case 'ground':
      return d[2] < 0 ? (solid.z - o[2]) / d[2] : 0;
    case 'wall':
      return d[0] > 0 ? (solid.x - o[0]) / d[0] : 0;
    case 'box': {
      let near = 0;
      let far = Number.POSITIVE_INFINITY;
      for (let k = 0; k < 3; k++) {
        const a = (solid.min[k]! - o[k]!) / d[k]!;
        const b = (solid.max[k]! - o[k]!) / d[k]!;
        near = Math.max(near, Math.min(a, b));
        far = Math.min(far, Math.max(a, b));
      }
      return near < far ? near : 0;
    }
    case 'ball':
      return roots(solid, o, d)[0] ?? 0;
    case 'bowl':
      return roots(solid, o, d).find((t) => o[2] + t * d[2] <= solid.center[2]) ?? 0;
  }
}

function roots({ center, radius }: { center: Vec3; radius: number }, o: Vec3, d: Vec3): number[] {
  const p: Vec3 = [o[0] - center[0], o[1] - center[1], o[2] - center[2]];
  const a = d[0] ** 2 + d[1] ** 2 + d[2] ** 2;
  const b = p[0] * d[0] + p[1] * d[1] + p[2] * d[2];
  const c = p[0] ** 2 + p[1] ** 2 + p[2] ** 2 - radius * radius;
  const root = b * b - a * c;
  if (root < 0) return [];
  return [(-b - Math.sqrt(root)) / a, (-b + Math.sqrt(root)) / a].filter((t) => t > 0);
}
