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

/** A place after one more sighting there: the two centres, each by what its covariance is worth. */
export const fusePlace = (place: MemoryPlace, sighting: Sighting, stampNs: bigint): MemoryPlace => {
  const seen = covarianceOf(sighting);
  const gain = multiplyMatrices(place.covariance, inverse(add(place.covariance, seen)));
  const off = sighting.center.map((value, axis) => value - place.center[axis]!) as unknown as Vec3;
  const step = apply(gain, off);
  const rest = gain.map((value, i) => (i % 4 === 0 ? 1 : 0) - value);
  const fused = multiplyMatrices(rest, place.covariance).map((value, i) =>
    i % 4 === 0 ? Math.max(value, FUSED_METRES ** 2) : value,
  );
  return {
    center: [place.center[0] + step[0], place.center[1] + step[1], place.center[2] + step[2]],
    covariance: fused,
    size: place.size.map((extent, axis) =>
      fuseExtent(extent, sighting.size[axis]!, sighting.isTruncated),
    ) as unknown as Vec3,
    sinceNs: place.sinceNs < stampNs ? place.sinceNs : stampNs,
    untilNs: stampNs,
  };
};

/** A cut thing is at least as large as it shows. */
const fuseExtent = (known: number, seen: number, isTruncated: boolean): number =>
  isTruncated ? Math.max(known, seen) : known + SIZE_GAIN * (seen - known);
