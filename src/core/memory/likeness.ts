import type { Vec3 } from '../types/geometry.ts';
import type { MemoryLooks, MemoryPlace } from './MemoryObject.ts';
import type { Sighting } from './MemoryView.ts';

/** Half extents below this are not trusted: depth and masks are not better. */
const LEAST_HALF_METRES = 0.06;
/** Least standard deviation of a centre in one view, and how many of them are no distance yet. */
const VIEW_METRES = 0.02;
const DEVIATIONS = 2;
/** Boxes thinner than this, and rims, are not known so well. */
const LEAST_EXTENT = 0.06;
const SLACK_METRES = 0.02;
/** Distance in RGB (0..255) at which colours are hardly alike, as for tracks. */
const COLOUR_SPREAD = 120;
/** Other names speak against, but names are often wrong. */
const OTHER_NAME = 0.75;

interface Somewhere {
  readonly center: Vec3;
  readonly covariance: readonly number[];
  readonly size: Vec3;
}

/**
 * How far apart two boxes stand, in half extents: solids side by side are 2 apart, a thing seen twice well below 1. What
 * cannot be known better, by the covariances, is no distance.
 */
export const apart = (
  a: Somewhere,
  b: Somewhere,
  extent: (x: number, y: number) => number = Math.min,
): number => {
  let sum = 0;
  for (let axis = 0; axis < 3; axis++) {
    const half = Math.max(LEAST_HALF_METRES, extent(a.size[axis]!, b.size[axis]!) / 2);
    const unsure = a.covariance[axis * 4]! + b.covariance[axis * 4]! + VIEW_METRES ** 2;
    sum += (a.center[axis]! - b.center[axis]!) ** 2 / (half ** 2 + DEVIATIONS ** 2 * unsure);
  }
  return Math.sqrt(sum);
};

/** 0..1: that a sighting is of the thing at a place, by place and size alone. */
export const placeLikeness = (place: MemoryPlace, sighting: Sighting): number => {
  const distance = apart(place, sighting, sighting.isTruncated ? Math.max : Math.min);
  const smaller = diagonalOf(sighting.size) < diagonalOf(place.size);
  const sizes = sighting.isTruncated && smaller ? 1 : Math.min(1, 1.6 * sizeRatio(place.size, sighting.size));
  return Math.exp(-(distance ** 2)) * sizes;
};

/**
 * Share 0..1 of the smaller box that lies in the larger one, axis by axis: what shows of a half hidden thing lies within
 * the thing, wherever its middle is.
 */
export const insideShare = (a: Omit<Somewhere, 'covariance'>, b: Omit<Somewhere, 'covariance'>): number => {
  let share = 1;
  for (let axis = 0; axis < 3; axis++) {
    const [x, y] = [Math.max(LEAST_EXTENT, a.size[axis]!), Math.max(LEAST_EXTENT, b.size[axis]!)];
    const common = (x + y) / 2 - Math.abs(a.center[axis]! - b.center[axis]!) + SLACK_METRES;
    share *= Math.max(0, Math.min(1, common / Math.min(x, y)));
  }
  return share;
};

/** 0..1: that two things look alike, by colour and name. */
export const lookLikeness = (a: MemoryLooks, b: MemoryLooks): number => {
  const colour = Math.hypot(...a.meanRgb.map((value, i) => value - b.meanRgb[i]!));
  const [named, other] = [a.labels[0]?.label, b.labels[0]?.label];
  const shares =
    named === undefined ||
    other === undefined ||
    a.labels.some(({ label }) => label === other) ||
    b.labels.some(({ label }) => label === named);
  return (shares ? 1 : OTHER_NAME) * Math.exp(-((colour / COLOUR_SPREAD) ** 2));
};

/** 0..1: the smaller diagonal's share of the larger. */
export const sizeRatio = (a: Vec3, b: Vec3): number => {
  const ratio = (diagonalOf(a) + 0.05) / (diagonalOf(b) + 0.05);
  return Math.min(ratio, 1 / ratio);
};

const diagonalOf = (size: Vec3): number => Math.hypot(...size);
