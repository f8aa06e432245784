import type { MemoryObject } from './MemoryObject.ts';
import { placeAt } from './place/placeAt.ts';

/** Things as they were at a time: those seen by then, each where it was; what it looks like is what is known of it now. */
export const memoryAt = (objects: readonly MemoryObject[], stampNs: bigint): readonly MemoryObject[] =>
  objects.flatMap((object) => {
    const place = placeAt(object, stampNs);
    return place ? [{ ...object, place }] : [];
  });
