import { later } from '../later.ts';
import type { MemoryObject } from '../MemoryObject.ts';

/** The `count` things to let go of first: what is gone, then what was not seen for longest. */
export const leastWorth = (objects: readonly MemoryObject[], count: number): readonly MemoryObject[] => {
  // One more than the bound is the usual case, and ten thousand need no sorting for its sake.
  let held: MemoryObject[] = [];
  for (const object of objects) {
    const last = held.length >= count ? held[count - 1] : undefined;
    if (last && byWorth(object, last) < 0) continue;
    held.push(object);
    if (held.length < 2 * count && held.length > count) continue;
    held = held.sort((a, b) => byWorth(b, a)).slice(0, count);
  }
  return held.sort((a, b) => byWorth(b, a)).slice(0, count);
};

/** Below 0: the first is worth more. */
const byWorth = (a: MemoryObject, b: MemoryObject): number =>
  Number(a.isGone) - Number(b.isGone) || later(a, b);
