import type { MemoryObject } from './MemoryObject.ts';

/** The one seen last first; ties by id. */
export const later = (a: MemoryObject, b: MemoryObject): number =>
  a.lastSeenNs > b.lastSeenNs ? -1 : a.lastSeenNs < b.lastSeenNs ? 1 : a.id - b.id;

/** The `count` things seen last, the latest first. */
export const newest = (objects: readonly MemoryObject[], count: number): readonly MemoryObject[] => {
  // Ten thousand stamps need no sorting for the sake of thirty.
  let held: MemoryObject[] = [];
  let oldestNs: bigint | undefined;
  for (const object of objects) {
    if (oldestNs !== undefined && object.lastSeenNs < oldestNs) continue;
    held.push(object);
    if (held.length < 2 * count) continue;
    held = held.sort(later).slice(0, count);
    oldestNs = held.at(-1)?.lastSeenNs;
  }
  return held.sort(later).slice(0, count);
};
