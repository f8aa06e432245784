import type { MemoryObject } from '../core/memory/MemoryObject.ts';

/** A thing out of memory, for an answer. */
export interface RememberedThing {
  readonly object: MemoryObject;
  /** Of the places. */
  readonly frameId: string;
  /** Since it was last seen. */
  readonly ageSeconds: number;
}
