import type { MemoryObject } from '../MemoryObject.ts';
import type { Sighting } from '../MemoryView.ts';

/** Metres that axes and sides may be off, and that may lie between the two. */
const SLACK = 0.02;
/** Height over width from which a thing is slender. */
const SLENDER = 2.5;

/**
 * Whether a sighting is a piece of a thing that was seen in the same view, cut off by its label or its neck: on the axis of
 * a slender thing, no wider, touching it, and of a name that it bears. Cups are stacked, but no bottle stands on a bottle.
 */
export const isPiece = (sighting: Sighting, seen: readonly MemoryObject[]): boolean =>
  seen.some(({ place, labels }) => {
    const [wide, deep, high] = place.size;
    const [dx, dy, dz] = place.center.map((at, axis) => Math.abs(at - sighting.center[axis]!));
    return (
      high >= SLENDER * Math.max(wide, deep) &&
      Math.hypot(dx!, dy!) < SLACK &&
      dz! <= (high + sighting.size[2]) / 2 + SLACK &&
      Math.max(sighting.size[0], sighting.size[1]) <= Math.max(wide, deep) + SLACK &&
      labels.some(({ label }) => sighting.labels.some((own) => own.label === label))
    );
  });
