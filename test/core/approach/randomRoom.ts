import { distanceTo, type TargetGround } from '../../../src/core/approach/TargetGround.ts';
import { levelFrame } from '../../../src/core/geometry/levelFrame.ts';
import {
  compose,
  conjugate,
  invert,
  multiply,
  quaternionFromYaw,
  rotate,
  transformPoint,
} from '../../../src/core/transforms/rigid.ts';
import type { Transform, Vec3 } from '../../../src/core/types/geometry.ts';
import type { CameraModel, DepthImage } from '../../../src/core/types/images.ts';

/** An upright solid of a room, exact. */
export interface Solid extends TargetGround {
  readonly bottom: number;
  readonly top: number;
}

export interface Room {
  readonly solids: readonly Solid[];
  readonly robot: Vec3;
  readonly targetFromCamera: Transform;
  readonly frame: { readonly depth: DepthImage; readonly camera: CameraModel };
}

export const CAMERA: CameraModel = {
  width: 160,
  height: 120,
  fx: 131,
  fy: 131,
  cx: 79.5,
  cy: 59.5,
  distortionModel: '',
  distortion: [],
};

/** Boxes on the floor, coffee tables with legs, things on them, and what hangs, strewn before a robot; all by `random`. */
export const randomRoom = (random: () => number): Room => {
  const between = (low: number, high: number) => low + (high - low) * random();
  const robot: Vec3 = [between(-40, 40), between(-40, 40), 0];
  const heading = between(-Math.PI, Math.PI);
  const ahead = (far: number, left: number) => ({
    x: robot[0] + far * Math.cos(heading) - left * Math.sin(heading),
    y: robot[1] + far * Math.sin(heading) + left * Math.cos(heading),
    yaw: between(0, Math.PI),
  });
  const solids: Solid[] = [];
  const count = 2 + Math.floor(random() * 7);
  for (let i = 0; i < count; i++) {
    const place = ahead(between(0.9, 4), between(-1.6, 1.6));
    const kind = random();
    const [length, width] = [between(0.08, 0.9), between(0.08, 0.9)];
    if (kind < 0.6) solids.push({ ...place, length, width, bottom: 0, top: between(0.08, 1.2) });
    else if (kind < 0.9)
      solids.push(...table(place, between(0.3, 1.3), between(0.3, 0.9), between(0.3, 0.8)));
    else solids.push({ ...place, length, width, bottom: between(0.3, 1.2), top: 1.6 });
  }
  const level = levelFrame([0, -1, 0]);
  const pitch = between(0.15, 0.8);
  const tilted: Transform = {
    translation: [robot[0], robot[1], between(0.35, 1.4)],
    rotation: multiply(
      quaternionFromYaw(heading),
      multiply([0, Math.sin(pitch / 2), 0, Math.cos(pitch / 2)], level.rotation),
    ),
  };
  // The robot does not stand in anything to begin with, and nothing hangs where the camera does not look.
  const outside = solids.filter(
    (solid) =>
      distanceTo(solid, robot[0], robot[1]) > 0.5 && (solid.bottom === 0 || isUndersideInView(solid, tilted)),
  );
  const depth = render(outside, tilted);
  // A calibration that is off by up to half a degree, and a sensor's noise.
  const lean = between(-0.009, 0.009);
  const believed: Transform = compose(
    { translation: [0, 0, 0], rotation: [0, 0, 0, 1] },
    { ...tilted, rotation: multiply(tilted.rotation, [Math.sin(lean / 2), 0, 0, Math.cos(lean / 2)]) },
  );
  const noisy = depth.data.map((z) => (random() < 0.01 ? 0 : z + z * z * 0.002 * (random() + random() - 1)));
  return {
    solids: outside,
    robot,
    targetFromCamera: believed,
    frame: { depth: { ...depth, data: noisy }, camera: CAMERA },
  };
};

const table = (
  place: { readonly x: number; readonly y: number; readonly yaw: number },
  length: number,
  width: number,
  height: number,
): readonly Solid[] => {
  const c = Math.cos(place.yaw);
  const s = Math.sin(place.yaw);
  const leg = (a: number, b: number): Solid => ({
    x: place.x + c * a - s * b,
    y: place.y + s * a + c * b,
    yaw: place.yaw,
    length: 0.05,
    width: 0.05,
    bottom: 0,
    top: height,
  });
  const [a, b] = [length / 2 - 0.03, width / 2 - 0.03];
  const slab = { ...place, length, width, bottom: height - 0.04, top: height };
  return [slab, leg(a, b), leg(a, -b), leg(-a, b), leg(-a, -b)];
};

const isUndersideInView = ({ x, y, yaw, length, width, bottom }: Solid, targetFromCamera: Transform) => {
  const cameraFromTarget = invert(targetFromCamera);
  const c = Math.cos(yaw);
  const s = Math.sin(yaw);
  return [-1, 1].every((i) =>
    [-1, 1].every((j) => {
      const [a, b] = [(i * length) / 2, (j * width) / 2];
      const [u, v, z] = transformPoint(cameraFromTarget, [x + c * a - s * b, y + s * a + c * b, bottom]);
      return z > 0.1 && CAMERA.cy + (CAMERA.fy * v) / z > 0 && Math.abs((CAMERA.fx * u) / z) < CAMERA.cx;
    }),
  );
};

/** Exact depth of solids on an endless floor. */
const render = (solids: readonly Solid[], { translation, rotation }: Transform): DepthImage => {
  const { width, height, fx, fy, cx, cy } = CAMERA;
  const data = new Float32Array(width * height);
  for (let v = 0; v < height; v++)
    for (let u = 0; u < width; u++) {
      const ray = rotate(rotation, [(u - cx) / fx, (v - cy) / fy, 1]);
      let nearest = ray[2] < 0 ? -translation[2] / ray[2] : Number.POSITIVE_INFINITY;
      for (const solid of solids) nearest = Math.min(nearest, hit(solid, translation, ray));
      data[v * width + u] = nearest < 12 ? nearest : 0;
    }
  return { width, height, data };
};

const hit = (solid: Solid, from: Vec3, ray: Vec3): number => {
  const turn = conjugate(quaternionFromYaw(solid.yaw));
  const middle = (solid.bottom + solid.top) / 2;
  const start = rotate(turn, [from[0] - solid.x, from[1] - solid.y, from[2] - middle]);
  const along = rotate(turn, ray);
  const half = [solid.length / 2, solid.width / 2, (solid.top - solid.bottom) / 2];
  let near = 0;
  let far = Number.POSITIVE_INFINITY;
  for (let k = 0; k < 3; k++) {
    const a = (-half[k]! - start[k]!) / along[k]!;
    const b = (half[k]! - start[k]!) / along[k]!;
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
  }
  return near > 0 && near < far ? near : Number.POSITIVE_INFINITY;
};
