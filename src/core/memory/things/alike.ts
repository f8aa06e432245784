import { apart, insideShare, lookLikeness, sizeRatio } from '../likeness.ts';
import type { MemoryObject } from '../MemoryObject.ts';

/** As far apart, in half extents, two boxes are one thing that was remembered twice. */
const SAME_PLACE = 0.7;
const DOUBLE_SIZE = 0.5;
/** So much of the one within the other, it is a part of it that was remembered by itself. */
const PART_SHARE = 0.8;
/** Least likeness of look and of size of what was moved. */
const MOVED_LOOK = 0.6;
const MOVED_SIZE = 0.7;

/** Of those that look the same and are as large, the nearest. */
export const nearestAlike = (
  object: MemoryObject,
  others: readonly MemoryObject[],
): MemoryObject | undefined => {
  const distance = ({ place }: MemoryObject) =>
    Math.hypot(...place.center.map((value, axis) => value - object.place.center[axis]!));
  return others
    .filter(
      (other) =>
        other.isSupport === object.isSupport &&
        lookLikeness(object, other) >= MOVED_LOOK &&
        sizeRatio(object.place.size, other.place.size) >= MOVED_SIZE,
    )
    .sort((a, b) => distance(a) - distance(b) || a.id - b.id)
    .at(0);
};

/** Whether another thing, not seen now, stands in the same place and looks the same. */
export const isDouble = (object: MemoryObject, other: MemoryObject, seen: ReadonlySet<number>): boolean =>
  !seen.has(other.id) &&
  !other.isGone &&
  lookLikeness(object, other) >= MOVED_LOOK &&
  (isInSamePlace(object, other) || insideShare(object.place, other.place) >= PART_SHARE);

const isInSamePlace = ({ place: a }: MemoryObject, { place: b }: MemoryObject): boolean =>
  apart(a, b) <= SAME_PLACE && sizeRatio(a.size, b.size) >= DOUBLE_SIZE;
