import type { Vec3 } from '../../types/geometry.ts';
import type { MemoryObject } from '../MemoryObject.ts';
import { nameOfThing } from '../nameOfThing.ts';
import type { MemoryEvent } from './MemoryEvent.ts';

/** "mug 3 moved from (1.20, 3.40, 0.45) to (0.10, 3.40, 0.45); last seen there at 1.5 s". `secondsOf`: of the recording. */
export const sayEvent = (
  { kind, afterNs, from, to }: MemoryEvent,
  object: MemoryObject,
  secondsOf: (stampNs: bigint) => number,
): string => {
  const name = nameOfThing(object);
  const at = (stampNs: bigint | undefined) => `${secondsOf(stampNs ?? 0n).toFixed(1)} s`;
  switch (kind) {
    case 'first_seen':
      return `${name} first seen at ${place(to)}`;
    case 'appeared':
      return `${name} appeared at ${place(to)}; the place was empty at ${at(afterNs)}`;
    case 'gone':
      return `${name} gone from ${place(from)}; last seen there at ${at(afterNs)}`;
    case 'picked_up':
      return `${name} picked up from ${place(from)}; last seen there at ${at(afterNs)}`;
    case 'moved':
      return `${name} moved from ${place(from)} to ${place(to)}; last seen in its old place at ${at(afterNs)}`;
  }
};

const place = (at: Vec3 | undefined): string => `(${(at ?? []).map((value) => value.toFixed(2)).join(', ')})`;
