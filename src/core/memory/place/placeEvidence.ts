import { conjugate, rotate } from '../../transforms/rigid.ts';
import type { Transform, Vec3 } from '../../types/geometry.ts';
import type { RgbdFrame } from '../../types/images.ts';
import type { PlaceEvidence } from '../MemoryView.ts';

/** Rays through a place, each way; most of those that could be measured must go through it. */
const RAYS = 7;
const LEAST_MEASURED = 0.5;
const LEAST_THROUGH = 0.8;
/** The middle of the box: its rim is not known so well. */
const MIDDLE = 0.6;
/** What depth may be off, behind a thing's box: metres, and their share of the square of the distance. */
const OFF_METRES = 0.015;
const OFF_PER_SQUARE = 0.006;
const NEAREST_METRES = 0.15;
/** Beyond this no depth camera measures a thing of a room. */
const FARTHEST_METRES = 12;

type Depth = Pick<RgbdFrame, 'depth' | 'camera'>;

/**
 * What a frame's depth says of a place in the memory's frame. Empty only where rays across the middle of the box were
 * measured to end behind it: what is hidden, out of the image or without depth is unseen, and unseen is not absent.
 */
export const placeEvidence =
  (frame: Depth, memoryFromCamera: Transform) =>
  ({ center, size }: { readonly center: Vec3; readonly size: Vec3 }): PlaceEvidence => {
    const half = size.map((extent) => (MIDDLE * extent) / 2) as unknown as Vec3;
    const isFarAway = isFar(memoryFromCamera.translation, center);
    const window = isFarAway ? undefined : windowOf(frame, memoryFromCamera, center, half);
    if (!window) return 'unseen';
    const count = { missed: 0, hidden: 0, through: 0, at: 0 };
    for (let row = 0; row < RAYS; row++)
      for (let column = 0; column < RAYS; column++) {
        const u = window.u0 + ((column + 0.5) / RAYS) * (window.u1 - window.u0);
        const v = window.v0 + ((row + 0.5) / RAYS) * (window.v1 - window.v0);
        count[endOfRay(frame, memoryFromCamera, { u, v, center, half })]++;
      }
    return verdictOf(count);
  };

const verdictOf = ({ missed, through, at }: Readonly<Record<RayEnd, number>>): PlaceEvidence => {
  const rays = RAYS * RAYS - missed;
  if (rays === 0 || through + at < LEAST_MEASURED * rays) return 'unseen';
  if (through >= LEAST_THROUGH * rays) return 'empty';
  return at > 0 ? 'occupied' : 'unseen';
};

const isFar = ([x, y, z]: Vec3, center: Vec3): boolean =>
  (center[0] - x) ** 2 + (center[1] - y) ** 2 + (center[2] - z) ** 2 > FARTHEST_METRES ** 2;

type RayEnd = 'missed' | 'hidden' | 'through' | 'at';

interface Ray {
  readonly u: number;
  readonly v: number;
  /** The middle of the box that it should meet. */
  readonly center: Vec3;
  readonly half: Vec3;
}

/** Where a pixel's depth lies: behind the box, at it, before it or nowhere; or its ray misses the box. */
const endOfRay = (
  { depth, camera }: Depth,
  memoryFromCamera: Transform,
  { u, v, center, half }: Ray,
): RayEnd => {
  const across: Vec3 = [(u - camera.cx) / camera.fx, (v - camera.cy) / camera.fy, 1];
  const ray = rotate(memoryFromCamera.rotation, across);
  const [enters, leaves] = span(memoryFromCamera.translation, ray, center, half);
  if (enters > leaves) return 'missed';
  const z = depth.data[Math.round(v) * depth.width + Math.round(u)]!;
  const off = OFF_METRES + OFF_PER_SQUARE * leaves ** 2;
  // The whole box, and not its middle alone, must lie before what was measured.
  if (z > leaves + (leaves - enters) / 2 + off) return 'through';
  return z > enters - off ? 'at' : 'hidden';
};

/** The image of the middle of a box; undefined where it is not in the image as a whole. */
const windowOf = ({ depth, camera }: Depth, memoryFromCamera: Transform, center: Vec3, half: Vec3) => {
  const cameraFromMemory = conjugate(memoryFromCamera.rotation);
  const eye = memoryFromCamera.translation;
  const window = { u0: Number.POSITIVE_INFINITY, v0: Number.POSITIVE_INFINITY, u1: 0, v1: 0 };
  for (let corner = 0; corner < 8; corner++) {
    const at = center.map(
      (value, axis) => value + ((corner >> axis) & 1 ? half[axis]! : -half[axis]!) - eye[axis]!,
    ) as unknown as Vec3;
    const [x, y, z] = rotate(cameraFromMemory, at);
    if (z < NEAREST_METRES) return undefined;
    const [u, v] = [camera.fx * (x / z) + camera.cx, camera.fy * (y / z) + camera.cy];
    if (!(u >= 0 && v >= 0 && u <= depth.width - 1 && v <= depth.height - 1)) return undefined;
    window.u0 = Math.min(window.u0, u);
    window.u1 = Math.max(window.u1, u);
    window.v0 = Math.min(window.v0, v);
    window.v1 = Math.max(window.v1, v);
  }
  return window;
};

/** Depths at which a ray enters and leaves a box; entering after leaving: it misses it. */
const span = (eye: Vec3, ray: Vec3, center: Vec3, half: Vec3): readonly [number, number] => {
  let [enters, leaves] = [0, Number.POSITIVE_INFINITY];
  for (let axis = 0; axis < 3; axis++) {
    const to = center[axis]! - eye[axis]!;
    const slope = Math.abs(ray[axis]!) < 1e-12 ? 1e-12 : ray[axis]!;
    const [a, b] = [(to - half[axis]!) / slope, (to + half[axis]!) / slope];
    enters = Math.max(enters, Math.min(a, b));
    leaves = Math.min(leaves, Math.max(a, b));
  }
  return [enters, leaves];
};
