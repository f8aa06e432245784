import type { MemoryObject } from './MemoryObject.ts';

/** The one seen last first; ties by id. */
export const later = (a: MemoryObject, b: MemoryObject): number =>
  a.lastSeenNs > b.lastSeenNs ? -1 : a.lastSeenNs < b.lastSeenNs ? 1 : a.id - b.id;
