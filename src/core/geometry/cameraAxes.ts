import { fail, ok, type Result } from '../result.ts';
import type { Vec3 } from '../types/geometry.ts';
import type { RgbdFrame } from '../types/images.ts';

/** Pixels between the corners of a small triangle: the picture's width by this; twice as many between triangles. */
const SPANS = 110;
/** Neighbours whose depths differ by more than this share lie on different things. */
const SAME_SURFACE = 0.08;
/** Cosine of the angle within which a surface counts as level: 12 degrees. */
const LEVEL = 0.978;
/** Sine of the elevation from which an optical axis would look up, by tf, as few cameras do. */
const LOOKS_UP = 0.3;
const STRAIGHT_UP = 0.9;
/** Least share of surfaces that must be level for the evidence to count, and how many times the other's it must be. */
const LEAST_LEVEL = 0.05;
const CLEARLY = 2;
/** How much more of both is needed where the frame's name says optical: then its transform is the wrong one, not its name. */
const AGAINST_NAME = 3;

/** Unit normals of small triangles all over a depth image, optical axes. */
function* normals({ depth, camera }: RgbdFrame): Generator<Vec3> {
  const { fx, fy, cx, cy } = camera;
  const span = Math.max(1, Math.round(depth.width / SPANS));
  const at = (u: number, v: number): Vec3 => {
    const z = depth.data[v * depth.width + u]!;
    return [((u - cx) / fx) * z, ((v - cy) / fy) * z, z];
  };
  for (let v = 0; v + span < depth.height; v += 2 * span)
    for (let u = 0; u + span < depth.width; u += 2 * span) {
      const [p, q, r] = [at(u, v), at(u + span, v), at(u, v + span)];
      const near = SAME_SURFACE * p[2];
      if (!(p[2] > 0 && q[2] > 0 && r[2] > 0)) continue;
      if (Math.abs(q[2] - p[2]) > near || Math.abs(r[2] - p[2]) > near) continue;
      const [ax, ay, az] = [q[0] - p[0], q[1] - p[1], q[2] - p[2]];
      const [bx, by, bz] = [r[0] - p[0], r[1] - p[1], r[2] - p[2]];
      const n: Vec3 = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
      const norm = Math.hypot(...n);
      if (norm > 0) yield [n[0] / norm, n[1] / norm, n[2] / norm];
    }
}

const along = (a: Vec3, b: Vec3): number => Math.abs(a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);

/** A frame whose name says that its axes are those of a lens. */
const isOpticalName = (frameId: string): boolean => /optical/i.test(frameId);

/** Whether the shares of level surfaces speak for a body's frame, given how steeply a lens would look up and the name. */
const isOfBody = (frameId: string, looksUp: number, asIs: number, asBody: number): boolean => {
  if (isOpticalName(frameId)) return asBody > AGAINST_NAME * Math.max(LEAST_LEVEL, CLEARLY * asIs);
  // A level body looks straight up as a lens, and the wall before it would be a ceiling: then the floor alone decides.
  if (looksUp > STRAIGHT_UP) return asBody > CLEARLY * LEAST_LEVEL;
  return asBody > Math.max(LEAST_LEVEL, CLEARLY * asIs);
};

/**
 * Whether a frame's axes are those of a lens (z forward), as an image's must be, held against the scene's own floor. By tf
 * the images of a body's frame (x forward) seem to be of a camera that looks up; when the surfaces that it sees are level
 * only if x is forward, the frame is the wrong one. Fails with BAD_IMAGE.
 *
 * @param up unit, against gravity, in the frame's own axes, by tf
 */
export const checkCameraAxes = (frame: RgbdFrame, up: Vec3): Result<void> => {
  if (up[2] < LOOKS_UP) return ok(undefined);
  // The same direction if x is forward, y left and z up, written in the axes of the lens.
  const upOfBody: Vec3 = [-up[1], -up[2], up[0]];
  let all = 0;
  let levelAsIs = 0;
  let levelAsBody = 0;
  for (const normal of normals(frame)) {
    all++;
    if (along(normal, up) > LEVEL) levelAsIs++;
    if (along(normal, upOfBody) > LEVEL) levelAsBody++;
  }
  if (all === 0) return ok(undefined);
  if (!isOfBody(frame.frameId, up[2], levelAsIs / all, levelAsBody / all)) return ok(undefined);
  return fail(
    'BAD_IMAGE',
    `frame '${frame.frameId}' of the images has x forward, not z: by tf this camera looks up, by its own floor it does not; ` +
      'publish the images in the optical frame of the camera (and its transform with z forward), or set camera_axes to optical if this is meant',
  );
};
