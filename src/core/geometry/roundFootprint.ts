import { fitRevolution } from './fitRevolution.ts';
import { type GroundRectangle, TRIM } from './groundRectangle.ts';
import { trimmedRange } from './trimmedRange.ts';

/** A circle fits when the points deviate from it by less than this share of the radius, and most points are inliers. */
const MAX_RELATIVE_RMS = 0.05;
const MIN_KEPT = 0.6;
/** Metres: larger circles are pillars and round tables, whose hidden side is not extrapolated. */
const MAX_RADIUS = 0.3;
/** The visible arc must span at least this share of the diameter, or any gentle curve would do. */
const MIN_SPAN = 0.75;

/**
 * Footprint of a thing that is round from above, seen from the origin: the camera sees the near half, symmetry gives
 * the other. Undefined when neither the points nor `knownRound` say that it is round.
 *
 * @param ground points x, y interleaved, metres, viewer at the origin
 * @param heights of the same points, metres
 */
export const roundFootprint = (
  ground: Float64Array,
  heights: Float64Array,
  knownRound: boolean,
): GroundRectangle | undefined => {
  const sight = sightLine(ground);
  if (!sight) return undefined;
  const [dx, dy] = sight;
  const n = ground.length / 2;
  const along = new Float64Array(n);
  const across = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    along[i] = dx * ground[2 * i]! + dy * ground[2 * i + 1]!;
    across[i] = dx * ground[2 * i + 1]! - dy * ground[2 * i]!;
  }
  const [near, far] = trimmedRange(along, TRIM);
  const [right, left] = trimmedRange(across, TRIM);
  const yaw = Math.atan2(dy, dx);

  const round = fitRevolution(ground, heights);
  if (
    round &&
    round.radius < MAX_RADIUS &&
    round.kept > MIN_KEPT &&
    round.rms < MAX_RELATIVE_RMS * round.radius &&
    left - right > MIN_SPAN * 2 * round.radius &&
    dx * round.x + dy * round.y > (near + far) / 2
  )
    return { x: round.x, y: round.y, length: 2 * round.radius, width: 2 * round.radius, yaw };

  if (!knownRound) return undefined;
  const width = left - right;
  const length = Math.max(far - near, width);
  const a = near + length / 2;
  const b = (left + right) / 2;
  return { x: dx * a - dy * b, y: dy * a + dx * b, length, width, yaw };
};

/** Level unit direction from the viewer to the middle of the points. */
const sightLine = (ground: Float64Array): readonly [number, number] | undefined => {
  let x = 0;
  let y = 0;
  for (let i = 0; i < ground.length; i += 2) {
    x += ground[i]!;
    y += ground[i + 1]!;
  }
  const length = Math.hypot(x, y);
  return length < 1e-9 ? undefined : [x / length, y / length];
};
