/**
 * Where a lens puts the ray (x, y, 1): distorted normalised coordinates. Formulas as in OpenCV's calibration
 * documentation: Brown's radial and tangential terms k1 k2 p1 p2 k3 (plumb_bob), with the denominator k4 k5 k6
 * (rational_polynomial), and Kannala and Brandt's fisheye polynomial in the angle k1 k2 k3 k4 (equidistant).
 */
export type Lens = (d: readonly number[], x: number, y: number) => readonly [number, number];

const brown = (d: readonly number[], x: number, y: number): readonly [number, number] => {
  const [k1 = 0, k2 = 0, p1 = 0, p2 = 0, k3 = 0, k4 = 0, k5 = 0, k6 = 0] = d;
  const r2 = x * x + y * y;
  const radial = (1 + r2 * (k1 + r2 * (k2 + r2 * k3))) / (1 + r2 * (k4 + r2 * (k5 + r2 * k6)));
  return [
    x * radial + 2 * p1 * x * y + p2 * (r2 + 2 * x * x),
    y * radial + p1 * (r2 + 2 * y * y) + 2 * p2 * x * y,
  ];
};

const fisheye = (d: readonly number[], x: number, y: number): readonly [number, number] => {
  const [k1 = 0, k2 = 0, k3 = 0, k4 = 0] = d;
  const r = Math.hypot(x, y);
  if (r < 1e-9) return [x, y];
  const a = Math.atan(r);
  const a2 = a * a;
  const scale = (a * (1 + a2 * (k1 + a2 * (k2 + a2 * (k3 + a2 * k4))))) / r;
  return [x * scale, y * scale];
};

/**
 * Largest undistorted radius up to which a lens moves outwards monotonically. Beyond it a polynomial folds back and
 * would show a second, false copy of the middle of the image.
 */
export const foldRadius = (lens: Lens, d: readonly number[], limit: number): number => {
  const STEPS = 400;
  let last = 0;
  for (let i = 1; i <= STEPS; i++) {
    const r = (limit * i) / STEPS;
    const [x] = lens(d, r, 0);
    if (!(x > last)) return (limit * (i - 1)) / STEPS;
    last = x;
  }
  return limit;
};

/** By the names that CameraInfo uses (sensor_msgs/distortion_models). */
export const LENS_MODELS: Readonly<Record<string, Lens>> = {
  plumb_bob: brown,
  rational_polynomial: brown,
  equidistant: fisheye,
};
