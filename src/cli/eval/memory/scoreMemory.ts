import type { MemoryObject } from '../../../core/memory/MemoryObject.ts';
import type { Thing } from '../../walk/House.ts';
import { distanceBetween, type Move, type WalkTruth } from '../../walk/walkFrames.ts';

/** Farther than this, or than half a thing's diagonal, what is remembered is something else. */
const REACH_METRES = 0.15;

export interface WalkScore {
  readonly things: number;
  readonly remembered: number;
  /** Remembered twice or more, and remembered though nothing stands there. */
  readonly duplicates: number;
  readonly phantoms: number;
  /** Metres, of each thing that is remembered. */
  readonly errors: readonly number[];
  readonly moved: number;
  /** Of those moved: where they are now and where they were are known of one id. */
  readonly movedTold: number;
  readonly removed: number;
  readonly removedTold: number;
  /** Told gone though they are there. */
  readonly wronglyGone: number;
  /** For a person: what went wrong. */
  readonly wrong: readonly string[];
}

/** What a memory makes of a walk, held against what is true at its end. */
export const scoreMemory = (objects: readonly MemoryObject[], truth: WalkTruth): WalkScore => {
  const there = objects.filter(({ isGone }) => !isGone);
  const real = [...truth.things, ...truth.tables];
  const matched = match(real, there);
  const errors = truth.things.flatMap((thing) => {
    const object = matched.get(thing);
    return object ? [distanceBetween(object.place, thing)] : [];
  });
  const taken = new Set(matched.values());
  const left = there.filter((object) => !taken.has(object));
  const isDouble = (object: MemoryObject) =>
    real.some((thing) => distanceBetween(object.place, thing) <= reachOf(thing));
  const isTold = ({ before, after }: Move): boolean =>
    matched.get(after)?.earlier.some((place) => distanceBetween(place, before) <= reachOf(before)) ?? false;
  const isGone = (thing: Thing): boolean =>
    objects.some((object) => object.isGone && distanceBetween(object.place, thing) <= reachOf(thing)) &&
    !there.some((object) => distanceBetween(object.place, thing) <= reachOf(thing) / 2);
  const wronglyGone = objects.filter(
    (object) =>
      object.isGone &&
      truth.things.some(
        (thing) => !matched.has(thing) && distanceBetween(object.place, thing) <= reachOf(thing),
      ),
  );
  return {
    things: truth.things.length,
    remembered: errors.length,
    duplicates: left.filter(isDouble).length,
    phantoms: left.filter((object) => !isDouble(object)).length,
    errors,
    moved: truth.moved.length,
    movedTold: truth.moved.filter(isTold).length,
    removed: truth.removed.length,
    removedTold: truth.removed.filter(isGone).length,
    wronglyGone: wronglyGone.length,
    wrong: [
      ...truth.things
        .filter((thing) => !matched.has(thing))
        .map((thing) => `not remembered: ${sayThing(thing)}`),
      ...left.map((object) => `${isDouble(object) ? 'twice' : 'phantom'}: ${sayObject(object)}`),
      ...truth.moved
        .filter((move) => !isTold(move))
        .map(({ before, after }) => `move not told: ${sayThing(before)} to ${sayThing(after)}`),
      ...truth.removed
        .filter((thing) => !isGone(thing))
        .map((thing) => `removal not told: ${sayThing(thing)}`),
      ...wronglyGone.map((object) => `told gone: ${sayObject(object)}`),
    ],
  };
};

const reachOf = ({ size }: Thing): number => Math.max(REACH_METRES, Math.hypot(...size) / 2);

/** One to one, the nearest first. */
const match = (
  things: readonly Thing[],
  objects: readonly MemoryObject[],
): ReadonlyMap<Thing, MemoryObject> => {
  const pairs = things
    .flatMap((thing) =>
      objects.map((object) => ({ thing, object, metres: distanceBetween(object.place, thing) })),
    )
    .filter(({ thing, metres }) => metres <= reachOf(thing))
    .sort((a, b) => a.metres - b.metres);
  const matched = new Map<Thing, MemoryObject>();
  const taken = new Set<MemoryObject>();
  for (const { thing, object } of pairs) {
    if (matched.has(thing) || taken.has(object)) continue;
    matched.set(thing, object);
    taken.add(object);
  }
  return matched;
};

const at = (center: readonly number[]): string => `(${center.map((value) => value.toFixed(2)).join(', ')})`;
const sayThing = ({ kind, center }: Thing): string => `${kind.label} at ${at(center)}`;
const sayObject = ({ id, labels, place, timesSeen }: MemoryObject): string =>
  `${labels[0]?.label ?? 'thing'} ${id} at ${at(place.center)}, size ${at(place.size)}, seen ${timesSeen} times`;
