import { trimmedRange } from './trimmedRange.ts';

/** A rectangle on the ground plane: centre and full extents in metres, yaw of its first axis in radians. */
export interface GroundRectangle {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly width: number;
  readonly yaw: number;
}

const COARSE_RADIANS = (10 * Math.PI) / 180;
const FINE_RADIANS = (2 * Math.PI) / 180;
/** Share of points left out at each end: stray pixels must not stretch a box. */
export const TRIM = 0.01;

/**
 * The rectangle of least area around at least one ground point (x, y interleaved): all yaws in steps of 10 degrees,
 * then in steps of 2 around the best, trimmed by 1 % at each end.
 */
export function groundRectangle(points: Float64Array): GroundRectangle {
  let best = rectangleAt(points, 0);
  for (let yaw = COARSE_RADIANS; yaw < Math.PI / 2 - 1e-9; yaw += COARSE_RADIANS)
    best = smaller(best, rectangleAt(points, yaw));
  const middle = best.yaw;
  for (let k = -4; k <= 4; k++)
    if (k !== 0) best = smaller(best, rectangleAt(points, middle + k * FINE_RADIANS));
  return best;
}

function rectangleAt(points: Float64Array, yaw: number): GroundRectangle {
  const n = points.length / 2;
  const c = Math.cos(yaw);
  const s = Math.sin(yaw);
  const along = new Float64Array(n);
  const across = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    along[i] = c * points[2 * i]! + s * points[2 * i + 1]!;
    across[i] = c * points[2 * i + 1]! - s * points[2 * i]!;
  }
  const [a0, a1] = trimmedRange(along, TRIM);
  const [b0, b1] = trimmedRange(across, TRIM);
  const a = (a0 + a1) / 2;
  const b = (b0 + b1) / 2;
  return { x: c * a - s * b, y: s * a + c * b, length: a1 - a0, width: b1 - b0, yaw };
}

/** A millimetre in each extent keeps lines of points comparable; ties keep the first. */
const area = (r: GroundRectangle): number => (r.length + 1e-3) * (r.width + 1e-3);
const smaller = (a: GroundRectangle, b: GroundRectangle): GroundRectangle =>
  area(b) < area(a) - 1e-12 ? b : a;
