import { apart, insideShare, lookLikeness, placeLikeness } from './likeness.ts';
import type { MemoryObject } from './MemoryObject.ts';
import type { Sighting } from './MemoryView.ts';

/** Below this likeness a sighting is of something else: 1 apart in half extents, with the same look. */
const LEAST_LIKENESS = 0.3;
/** Farther than this nothing is the same for its place. */
export const REACH_METRES = 2;
/** What an unbroken track is worth where the place no longer fits: less than any place that does. */
const TRACK_WORTH = 0.5;
/** What a part of a thing is worth as a sighting of it: less than a good fit of the whole; and the look that it must have. */
const PART_WORTH = 0.5;
const PART_LOOK = 0.8;
/** Half extents of the larger box: less is another part of the thing that shows, not another place. */
const ELSEWHERE = 1;

export interface Match {
  readonly object: MemoryObject;
  readonly sighting: Sighting;
  /** It stands elsewhere: the thing was moved before the camera's eyes. */
  readonly isCarried: boolean;
}

/**
 * Which sighting is of which thing: one to one, most alike first, by place, size, colour, names, and the track that holds
 * a thing in view. Ties go to the older thing.
 */
export const associate = (
  objects: readonly MemoryObject[],
  sightings: readonly Sighting[],
  tracked: ReadonlyMap<number, number>,
): readonly Match[] => {
  const pairs = sightings.flatMap((sighting) =>
    objects.flatMap((object) => pairOf(object, sighting, tracked.get(sighting.trackId)) ?? []),
  );
  pairs.sort((a, b) => b.likeness - a.likeness || a.object.id - b.object.id);
  const matches: Match[] = [];
  const taken = new Set<MemoryObject | Sighting>();
  for (const { object, sighting, isCarried } of pairs) {
    if (taken.has(object) || taken.has(sighting)) continue;
    taken.add(object).add(sighting);
    matches.push({ object, sighting, isCarried });
  }
  return matches;
};

const pairOf = (object: MemoryObject, sighting: Sighting, heldByTrack: number | undefined) => {
  if (!isNear(object, sighting)) return undefined;
  const look = lookLikeness(object, sighting);
  const place = Math.max(placeLikeness(object.place, sighting), partLikeness(object, sighting, look)) * look;
  const track = heldByTrack === object.id && !object.isGone ? TRACK_WORTH * look : 0;
  const likeness = Math.max(place, track);
  if (likeness < LEAST_LIKENESS) return undefined;
  const isElsewhere = apart(object.place, sighting, Math.max) > ELSEWHERE;
  return { object, sighting, likeness, isCarried: place < LEAST_LIKENESS && isElsewhere };
};

/** That a sighting is what shows of a thing, or the other way round: within it, and of the same look. */
const partLikeness = ({ place }: MemoryObject, sighting: Sighting, look: number): number =>
  look >= PART_LOOK ? PART_WORTH * insideShare(place, sighting) : 0;

const isNear = ({ place }: MemoryObject, { center }: Sighting): boolean =>
  Math.abs(place.center[0] - center[0]) < REACH_METRES &&
  Math.abs(place.center[1] - center[1]) < REACH_METRES &&
  Math.abs(place.center[2] - center[2]) < REACH_METRES;
