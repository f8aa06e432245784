import { conjugate, rotate, transformPoint } from '../../transforms/rigid.ts';
import type { Transform, Vec3 } from '../../types/geometry.ts';
import type { RgbdFrame } from '../../types/images.ts';
import type { PlaceBounds, PlaceEvidence, PlaceLook, SeenPlace } from '../MemoryView.ts';
import { boundsOf } from './boundsOf.ts';

/** Rays through a place, each way; most of those that could be measured must go through it. */
const RAYS = 7;
const LEAST_MEASURED = 0.5;
const LEAST_THROUGH = 0.8;
/** The middle of the box: its rim is not known so well. */
const MIDDLE = 0.6;
/** Where it is known how far depth goes into the whole of it: a laptop's screen stands at its rim. */
const NEARLY_ALL = 0.9;
/** What depth may be off, behind a thing's box: metres, and their share of the square of the distance. */
const OFF_METRES = 0.015;
const OFF_PER_SQUARE = 0.006;
const NEAREST_METRES = 0.15;
/** Every so many pixels, each way, tell how far a frame sees. */
const REACH_STEP = 4;
/** Beyond this no depth camera measures a thing of a room. */
const FARTHEST_METRES = 12;
/** Depth goes so much farther into the box of what has gone than while it stood there, and nearly all the way. */
const LEAST_DEEPER = 0.25;
/** Or, into what is looked through nearly to its end while it stands there, so much of the rest. */
const LEAST_OF_REST = 0.75;
const LEAST_INTO = 0.85;
/** The mean of many rays is less in doubt than one. */
const MEAN_DOUBT = 0.75;
/** Not farther in than so much more than usual: it stands there. */
const MOST_USUAL = 0.2;
/** What is looked through while it stands there is not gone for being looked through. */
const HOLLOW = 0.6;

type Depth = Pick<RgbdFrame, 'depth' | 'camera'>;

/**
 * What a frame's depth says of a place in the memory's frame. Empty only where rays across the middle of the box were
 * measured to end behind it, or much deeper in it than they do while the thing stands there: the floor is right below it.
 * What is hidden, out of the image or without depth is unseen, and unseen is not absent.
 */
export const placeEvidence = (frame: Depth, memoryFromCamera: Transform): PlaceLook => ({
  reach: reachOf(frame, memoryFromCamera),
  evidenceAt: (place) => {
    const share = place.through === undefined ? MIDDLE : NEARLY_ALL;
    const rays = raysThrough(frame, memoryFromCamera, place, share);
    return rays ? verdictOf(rays, place.through) : 'unseen';
  },
  throughAt: (place) => {
    const rays = raysThrough(frame, memoryFromCamera, place, NEARLY_ALL);
    return rays && rays.measured >= LEAST_MEASURED * rays.met ? rays.into : undefined;
  },
});

/** The box around all that the frame shows, up to its farthest depth and what that may be off: what is behind is hidden. */
const reachOf = ({ depth, camera }: Depth, memoryFromCamera: Transform): PlaceBounds => {
  let far = NEAREST_METRES;
  for (let v = 0; v < depth.height; v += REACH_STEP)
    for (let i = v * depth.width; i < (v + 1) * depth.width; i += REACH_STEP)
      if (depth.data[i]! > far) far = depth.data[i]!;
  far = Math.min(far, FARTHEST_METRES);
  const z = far + OFF_METRES + OFF_PER_SQUARE * FARTHEST_METRES ** 2;
  const corners = [0, depth.width - 1].flatMap((u) =>
    [0, depth.height - 1].map(
      (v): Vec3 => [((u - camera.cx) / camera.fx) * z, ((v - camera.cy) / camera.fy) * z, z],
    ),
  );
  return boundsOf([[0, 0, 0] as Vec3, ...corners].map((point) => transformPoint(memoryFromCamera, point)));
};

/** What the rays across the middle of a box met. */
interface Rays {
  readonly met: number;
  /** Not hidden, and with depth. */
  readonly measured: number;
  /** Clearly behind the box. */
  readonly behind: number;
  /** Mean share of the way through the box at which depth lies, and the mean way and doubt in metres. */
  readonly into: number;
  readonly wayMetres: number;
  readonly offMetres: number;
  /** Mean of what depth lies behind the box, counted up to twice the doubt. */
  readonly beyondMetres: number;
}

const raysThrough = (
  frame: Depth,
  memoryFromCamera: Transform,
  { center, size }: SeenPlace,
  share: number,
): Rays | undefined => {
  const half = size.map((extent) => (share * extent) / 2) as unknown as Vec3;
  const isFarAway = isFar(memoryFromCamera.translation, center);
  const window = isFarAway ? undefined : windowOf(frame, memoryFromCamera, center, half);
  if (!window) return undefined;
  const sum = { met: 0, measured: 0, behind: 0, into: 0, way: 0, off: 0, beyond: 0 };
  for (let row = 0; row < RAYS; row++)
    for (let column = 0; column < RAYS; column++) {
      const u = window.u0 + ((column + 0.5) / RAYS) * (window.u1 - window.u0);
      const v = window.v0 + ((row + 0.5) / RAYS) * (window.v1 - window.v0);
      const ray = endOfRay(frame, memoryFromCamera, { u, v, center, half, share });
      if (!ray) continue;
      sum.met++;
      if (ray === 'hidden') continue;
      sum.measured++;
      sum.behind += ray.isBehind ? 1 : 0;
      sum.into += ray.into;
      sum.way += ray.way;
      sum.off += ray.off;
      sum.beyond += ray.beyond;
    }
  const n = Math.max(1, sum.measured);
  return {
    met: sum.met,
    measured: sum.measured,
    behind: sum.behind,
    into: sum.into / n,
    wayMetres: sum.way / n,
    offMetres: sum.off / n,
    beyondMetres: sum.beyond / n,
  };
};

const verdictOf = (rays: Rays, usual: number | undefined): PlaceEvidence => {
  const { met, measured, behind, into, wayMetres, offMetres, beyondMetres } = rays;
  if (met === 0 || measured < LEAST_MEASURED * met) return 'unseen';
  if (usual === undefined || usual < HOLLOW) {
    if (behind >= LEAST_THROUGH * met) return 'empty';
  }
  if (usual === undefined) return behind < measured ? 'occupied' : 'unseen';
  const deeper = into - usual;
  if (
    deeper >= Math.min(LEAST_DEEPER, LEAST_OF_REST * (1 - usual)) &&
    into >= LEAST_INTO &&
    deeper * wayMetres + beyondMetres > MEAN_DOUBT * offMetres
  )
    return 'empty';
  return deeper <= MOST_USUAL ? 'occupied' : 'unseen';
};

const isFar = ([x, y, z]: Vec3, center: Vec3): boolean =>
  (center[0] - x) ** 2 + (center[1] - y) ** 2 + (center[2] - z) ** 2 > FARTHEST_METRES ** 2;

interface Ray {
  readonly u: number;
  readonly v: number;
  /** The middle of the box that it should meet. */
  readonly center: Vec3;
  readonly half: Vec3;
  readonly share: number;
}

/** Where a pixel's depth lies in the whole box; undefined where its ray misses the middle. */
const endOfRay = (
  { depth, camera }: Depth,
  memoryFromCamera: Transform,
  { u, v, center, half, share }: Ray,
): { into: number; way: number; off: number; beyond: number; isBehind: boolean } | 'hidden' | undefined => {
  const across: Vec3 = [(u - camera.cx) / camera.fx, (v - camera.cy) / camera.fy, 1];
  const ray = rotate(memoryFromCamera.rotation, across);
  const [enters, leaves] = span(memoryFromCamera.translation, ray, center, half);
  if (enters > leaves) return undefined;
  const z = depth.data[Math.round(v) * depth.width + Math.round(u)]!;
  const off = OFF_METRES + OFF_PER_SQUARE * leaves ** 2;
  if (z <= enters - off) return 'hidden';
  const whole = half.map((value) => value / share) as unknown as Vec3;
  const [front, back] = span(memoryFromCamera.translation, ray, center, whole);
  const way = Math.max(1e-3, back - front);
  return {
    into: Math.max(0, Math.min(1, (z - front) / way)),
    way,
    off,
    beyond: Math.max(0, Math.min(2 * off, z - back)),
    // The whole box, and not its middle alone, must lie before what was measured.
    isBehind: z > (share === MIDDLE ? leaves + (leaves - enters) / 2 : back) + off,
  };
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
