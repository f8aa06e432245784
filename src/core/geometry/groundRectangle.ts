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
 * then in steps of 2 around the best. Stray points, the outermost 1 % along and across four directions, are left out
 * once and beforehand, so that each yaw costs one pass.
 */
export const groundRectangle = (points: Float64Array): GroundRectangle => {
  const kept = withoutStrays(points);
  let best = rectangleAt(kept, 0);
  for (let yaw = COARSE_RADIANS; yaw < Math.PI / 2 - 1e-9; yaw += COARSE_RADIANS)
    best = smaller(best, rectangleAt(kept, yaw));
  const middle = best.yaw;
  for (let k = -4; k <= 4; k++)
    if (k !== 0) best = smaller(best, rectangleAt(kept, middle + k * FINE_RADIANS));
  return best;
};

/** Points inside the trimmed range along x, y and the diagonals; all of them when that would leave none. */
const withoutStrays = (points: Float64Array): Float64Array => {
  const n = points.length / 2;
  const outside = new Uint8Array(n);
  const values = new Float64Array(n);
  for (let k = 0; k < 4; k++) {
    const c = Math.cos((k * Math.PI) / 4);
    const s = Math.sin((k * Math.PI) / 4);
    for (let i = 0; i < n; i++) values[i] = c * points[2 * i]! + s * points[2 * i + 1]!;
    const [low, high] = trimmedRange(values, TRIM);
    for (let i = 0; i < n; i++) if (values[i]! < low || values[i]! > high) outside[i] = 1;
  }
  const kept = new Float64Array(points.length);
  let length = 0;
  for (let i = 0; i < n; i++)
    if (outside[i] === 0) {
      kept[length++] = points[2 * i]!;
      kept[length++] = points[2 * i + 1]!;
    }
  return length === 0 ? points : kept.subarray(0, length);
};

const rectangleAt = (points: Float64Array, yaw: number): GroundRectangle => {
  const c = Math.cos(yaw);
  const s = Math.sin(yaw);
  let [a0, a1, b0, b1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const a = c * points[i]! + s * points[i + 1]!;
    const b = c * points[i + 1]! - s * points[i]!;
    if (a < a0) a0 = a;
    if (a > a1) a1 = a;
    if (b < b0) b0 = b;
    if (b > b1) b1 = b;
  }
  const a = (a0 + a1) / 2;
  const b = (b0 + b1) / 2;
  return { x: c * a - s * b, y: s * a + c * b, length: a1 - a0, width: b1 - b0, yaw };
};

/** A millimetre is added to each extent so that collinear points still have an area to compare; ties keep the first. */
const area = (r: GroundRectangle): number => (r.length + 1e-3) * (r.width + 1e-3);
const smaller = (a: GroundRectangle, b: GroundRectangle): GroundRectangle =>
  area(b) < area(a) - 1e-12 ? b : a;
