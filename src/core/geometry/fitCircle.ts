/** A circle in the plane, metres. */
export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Root mean square of the distances of the points from the circle, metres. */
  readonly rms: number;
}

/**
 * Least-squares circle through 2D points (x, y interleaved), algebraic fit of Kasa (1976): x^2 + y^2 + a x + b y + c = 0.
 * Undefined for fewer than three points and for points on a line.
 */
export function fitCircle(points: Float64Array): Circle | undefined {
  const n = points.length / 2;
  if (n < 3) return undefined;
  let mx = 0;
  let my = 0;
  for (let i = 0; i < n; i++) {
    mx += points[2 * i]! / n;
    my += points[2 * i + 1]! / n;
  }
  let sxx = 0;
  let sxy = 0;
  let syy = 0;
  let sxr = 0;
  let syr = 0;
  let sr = 0;
  for (let i = 0; i < n; i++) {
    const x = points[2 * i]! - mx;
    const y = points[2 * i + 1]! - my;
    const r = x * x + y * y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
    sxr += x * r;
    syr += y * r;
    sr += r;
  }
  const determinant = sxx * syy - sxy * sxy;
  if (determinant < 1e-9 * sr * sr) return undefined;
  const cx = (sxr * syy - syr * sxy) / (2 * determinant);
  const cy = (syr * sxx - sxr * sxy) / (2 * determinant);
  const radius = Math.sqrt(sr / n + cx * cx + cy * cy);
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const d = Math.hypot(points[2 * i]! - mx - cx, points[2 * i + 1]! - my - cy) - radius;
    squares += d * d;
  }
  return { x: cx + mx, y: cy + my, radius, rms: Math.sqrt(squares / n) };
}
