import type { Vec3 } from '../../../core/types/geometry.ts';

/** An upright box: its middle and its full sides, metres. */
export interface Box3 {
  readonly center: Vec3;
  readonly size: Vec3;
}

/** Points of a face along each of its sides, as shares of the side from its middle. */
const ALONG = [-1 / 3, 0, 1 / 3] as const;
const AXES = [0, 1, 2] as const;

/** Points of the sides that are turned towards the eye. */
const facingPoints = ({ center, size }: Box3, eye: Vec3): readonly Vec3[] =>
  AXES.flatMap((axis) => {
    const away = eye[axis] - center[axis];
    if (Math.abs(away) <= size[axis] / 2) return [];
    const [u, v] = AXES.filter((other) => other !== axis) as [0 | 1 | 2, 0 | 1 | 2];
    return ALONG.flatMap((a) =>
      ALONG.map((b): Vec3 => {
        const point: [number, number, number] = [...center];
        point[axis] += (Math.sign(away) * size[axis]) / 2;
        point[u] += a * size[u];
        point[v] += b * size[v];
        return point;
      }),
    );
  });

const holds = ({ center, size }: Box3, point: Vec3): boolean =>
  AXES.every((axis) => Math.abs(point[axis] - center[axis]) <= size[axis] / 2 + 1e-3);

/** Whether a box lies on the way from the eye to a point. */
const isBetween = ({ center, size }: Box3, eye: Vec3, point: Vec3): boolean => {
  let [from, to] = [0, 1];
  for (const axis of AXES) {
    const step = point[axis] - eye[axis];
    const [low, high] = [
      center[axis] - size[axis] / 2 - eye[axis],
      center[axis] + size[axis] / 2 - eye[axis],
    ];
    if (Math.abs(step) < 1e-9) {
      if (low > 0 || high < 0) return false;
      continue;
    }
    from = Math.max(from, Math.min(low / step, high / step));
    to = Math.min(to, Math.max(low / step, high / step));
  }
  return from < to - 1e-6;
};

/**
 * Share of a box that an eye sees past others, by rays to the sides turned to it. What a point lies in or on does not hide it:
 * a box is as full as its thing seldom is.
 */
export const seenShare = (box: Box3, others: readonly Box3[], eye: Vec3): number => {
  const points = facingPoints(box, eye);
  const seen = points.filter(
    (point) => !others.some((other) => !holds(other, point) && isBetween(other, eye, point)),
  );
  return points.length === 0 ? 0 : seen.length / points.length;
};
