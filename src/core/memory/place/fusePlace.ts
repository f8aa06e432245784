import type { Vec3 } from '../../types/geometry.ts';
import type { MemoryPlace } from '../MemoryObject.ts';
import type { Sighting } from '../MemoryView.ts';
import { add, apply, diagonal, inverse, type Matrix3, multiplyMatrices } from './matrix3.ts';

/**
 * Views from one place share their error, so that many of them must not make it vanish: a view is never better than
 * VIEW_METRES, nor what is fused than FUSED_METRES (standard deviations). Also the pace at which a place can be mended.
 */
const VIEW_METRES = 0.02;
const FUSED_METRES = 0.006;
/** Share of a cut thing's extent by which its centre may be off. */
const CUT_SHARE = 0.5;
/** Share by which a seen extent moves the remembered one. */
const SIZE_GAIN = 0.2;
/** Share of the whole's extent below which a stretch is a part of it, metres that it lacks at least, and may stand out. */
const PART_EXTENT = 0.7;
const PART_METRES = 0.04;
const RIM_METRES = 0.03;
/** A whole is believed at once; many parts, and no whole, say that it is smaller than was thought. */
const WHOLE_GAIN = 0.9;
const PART_GAIN = 0.02;

/** The covariance that a sighting's centre deserves. */
const covarianceOf = ({ covariance, isTruncated, size }: Sighting): Matrix3 => {
  const own = isTruncated ? size.map((extent) => (CUT_SHARE * extent) ** 2) : [0, 0, 0];
  const floor = VIEW_METRES ** 2;
  return add(covariance, diagonal(own[0]! + floor, own[1]! + floor, own[2]! + floor));
};

/** A place that is known by one sighting. */
export const placeOf = (sighting: Sighting, stampNs: bigint): MemoryPlace => ({
  center: sighting.center,
  covariance: covarianceOf(sighting),
  size: sighting.size,
  sinceNs: stampNs,
  untilNs: stampNs,
});

/**
 * A place after one more sighting there: the two centres, each by what its covariance is worth. Along an axis on which
 * the one box lies within the other, one of them is a part: the whole says where the thing is.
 */
export const fusePlace = (place: MemoryPlace, sighting: Sighting, stampNs: bigint): MemoryPlace => {
  const seen = covarianceOf(sighting);
  const gain = multiplyMatrices(place.covariance, inverse(add(place.covariance, seen)));
  const off = sighting.center.map((value, axis) => value - place.center[axis]!) as unknown as Vec3;
  const step = apply(gain, off);
  const rest = gain.map((value, i) => (i % 4 === 0 ? 1 : 0) - value);
  const fused = multiplyMatrices(rest, place.covariance).map((value, i) =>
    i % 4 === 0 ? Math.max(value, FUSED_METRES ** 2) : value,
  );
  const axes = [0, 1, 2].map((axis) => {
    const known = { at: place.center[axis]!, extent: place.size[axis]! };
    const now = { at: sighting.center[axis]!, extent: sighting.size[axis]! };
    if (isPart(now, known)) return towards(known, now, PART_GAIN);
    if (isPart(known, now)) return towards(known, now, WHOLE_GAIN);
    const extent = fuseExtent(known.extent, now.extent, sighting.isTruncated);
    return { at: known.at + step[axis]!, extent };
  });
  return {
    center: axes.map(({ at }) => at) as unknown as Vec3,
    covariance: fused,
    size: axes.map(({ extent }) => extent) as unknown as Vec3,
    ...(place.through !== undefined && { through: place.through }),
    sinceNs: place.sinceNs < stampNs ? place.sinceNs : stampNs,
    untilNs: stampNs,
  };
};

/** A stretch of one axis, metres. */
interface Stretch {
  readonly at: number;
  readonly extent: number;
}

/** Much shorter than another stretch, and within it. */
const isPart = (part: Stretch, whole: Stretch): boolean =>
  part.extent < PART_EXTENT * whole.extent &&
  whole.extent - part.extent > PART_METRES &&
  Math.abs(part.at - whole.at) <= (whole.extent - part.extent) / 2 + RIM_METRES;

/** Both ends moved by a share of the way. */
const towards = (from: Stretch, to: Stretch, share: number): Stretch => ({
  at: from.at + share * (to.at - from.at),
  extent: from.extent + share * (to.extent - from.extent),
});

/** A cut thing is at least as large as it shows. */
const fuseExtent = (known: number, seen: number, isTruncated: boolean): number =>
  isTruncated ? Math.max(known, seen) : known + SIZE_GAIN * (seen - known);
