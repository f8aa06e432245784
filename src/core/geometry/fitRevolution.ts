/** An upright surface of revolution: its axis on the ground plane and its largest radius, metres. */
export interface Revolution {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Root mean square distance of the points that were kept from their slices' circles, metres. */
  readonly rms: number;
  /** Share of the points that were kept: lids, bottoms and handles are left out. */
  readonly kept: number;
}

const SLICES = 10;
const LEAST_POINTS = 24;
/** Most points used: more cost time and do not improve the fit. */
const MOST_POINTS = 160;
/** Rounds of fitting, each without the points that strayed by more than this many times the median. */
const ROUNDS = 3;
const STRAY = 3;

/**
 * Common axis of circles of any radius, one a slice of height: bottles, vases, balls, cups. Kasa's algebraic circle
 * (1976), x^2 + y^2 + a x + b y + c_s = 0, with a constant c_s for each slice: subtracting each
 * slice's mean removes them. Undefined for too few points and for flat faces.
 *
 * @param ground x, y interleaved, metres
 * @param heights of the same points, metres
 */
export const fitRevolution = (ground: Float64Array, heights: Float64Array): Revolution | undefined => {
  if (heights.length < LEAST_POINTS) return undefined;
  const stride = Math.ceil(heights.length / MOST_POINTS);
  const n = Math.floor(heights.length / stride);
  const points = new Float64Array(2 * n);
  const levels = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    points[2 * i] = ground[2 * i * stride]!;
    points[2 * i + 1] = ground[2 * i * stride + 1]!;
    levels[i] = heights[i * stride]!;
  }
  return fitPoints(points, slicesOf(levels));
};

const fitPoints = (ground: Float64Array, slice: Uint8Array): Revolution | undefined => {
  const n = slice.length;
  const weight = new Uint8Array(n).fill(1);
  const strays = new Float64Array(n);
  let best: Revolution | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const axis = solveAxis(ground, slice, weight);
    if (!axis) return best;
    const radius = radiiOf(ground, slice, weight, axis);
    for (let i = 0; i < n; i++) strays[i] = Math.abs(distance(ground, i, axis) - radius[slice[i]!]!);
    best = summarise(axis, radius, strays, weight);
    const limit = STRAY * median(strays, weight);
    for (let i = 0; i < n; i++) weight[i] = strays[i]! <= limit ? 1 : 0;
  }
  return best;
};

/** Plain square root: Math.hypot guards against overflow at ten times the cost. */
const distance = (
  ground: Float64Array,
  i: number,
  axis: { readonly x: number; readonly y: number },
): number => {
  const dx = ground[2 * i]! - axis.x;
  const dy = ground[2 * i + 1]! - axis.y;
  return Math.sqrt(dx * dx + dy * dy);
};

const slicesOf = (heights: Float64Array): Uint8Array => {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const height of heights) {
    if (height < low) low = height;
    if (height > high) high = height;
  }
  const scale = high > low ? SLICES / (high - low) : 0;
  const slice = new Uint8Array(heights.length);
  for (let i = 0; i < slice.length; i++)
    slice[i] = Math.min(SLICES - 1, Math.floor((heights[i]! - low) * scale));
  return slice;
};

const solveAxis = (
  ground: Float64Array,
  slice: Uint8Array,
  weight: Uint8Array,
): { readonly x: number; readonly y: number } | undefined => {
  const count = new Float64Array(SLICES);
  const mean = new Float64Array(3 * SLICES);
  for (let i = 0; i < slice.length; i++) {
    if (weight[i] === 0) continue;
    const x = ground[2 * i]!;
    const y = ground[2 * i + 1]!;
    const s = slice[i]!;
    count[s]!++;
    mean[3 * s]! += x;
    mean[3 * s + 1]! += y;
    mean[3 * s + 2]! += x * x + y * y;
  }
  for (let s = 0; s < SLICES; s++) for (let k = 0; k < 3; k++) mean[3 * s + k]! /= count[s]! || 1;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  let xr = 0;
  let yr = 0;
  for (let i = 0; i < slice.length; i++) {
    if (weight[i] === 0) continue;
    const s = slice[i]!;
    const x = ground[2 * i]! - mean[3 * s]!;
    const y = ground[2 * i + 1]! - mean[3 * s + 1]!;
    const r = ground[2 * i]! * ground[2 * i]! + ground[2 * i + 1]! * ground[2 * i + 1]! - mean[3 * s + 2]!;
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xr += x * r;
    yr += y * r;
  }
  const determinant = xx * yy - xy * xy;
  if (!(determinant > 1e-4 * (xx + yy) ** 2)) return undefined;
  return { x: (xr * yy - yr * xy) / (2 * determinant), y: (yr * xx - xr * xy) / (2 * determinant) };
};

/** Mean distance of each slice's points from the axis. */
const radiiOf = (
  ground: Float64Array,
  slice: Uint8Array,
  weight: Uint8Array,
  axis: { readonly x: number; readonly y: number },
): Float64Array => {
  const count = new Float64Array(SLICES);
  const radius = new Float64Array(SLICES);
  for (let i = 0; i < slice.length; i++) {
    if (weight[i] === 0) continue;
    count[slice[i]!]!++;
    radius[slice[i]!]! += distance(ground, i, axis);
  }
  return radius.map((sum, s) => sum / (count[s]! || 1));
};

const summarise = (
  axis: { readonly x: number; readonly y: number },
  radius: Float64Array,
  strays: Float64Array,
  weight: Uint8Array,
): Revolution => {
  let squares = 0;
  let kept = 0;
  for (let i = 0; i < strays.length; i++) {
    if (weight[i] === 0) continue;
    squares += strays[i]! ** 2;
    kept++;
  }
  return {
    ...axis,
    radius: Math.max(...radius),
    rms: Math.sqrt(squares / (kept || 1)),
    kept: kept / strays.length,
  };
};

const median = (values: Float64Array, weight: Uint8Array): number => {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (weight[i] === 1) kept[count++] = values[i]!;
  return kept.subarray(0, count).sort()[count >> 1] ?? 0;
};
