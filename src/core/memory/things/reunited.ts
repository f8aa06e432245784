import { fuseLooks } from '../fuseLooks.ts';
import type { MemoryObject } from '../MemoryObject.ts';
import { givenOf } from './joined.ts';

/** Places before that are kept. */
export const MOST_EARLIER = 4;

/** A thing that has left its place, and where it is now. */
export const reunited = (gone: MemoryObject, found: MemoryObject): MemoryObject => ({
  ...fuseLooks(gone, found, gone.timesSeen),
  id: gone.id,
  ...givenOf(gone, found),
  isSupport: gone.isSupport,
  place: found.place,
  earlier: [...found.earlier, gone.place, ...gone.earlier].slice(0, MOST_EARLIER),
  firstSeenNs: gone.firstSeenNs,
  lastSeenNs: found.lastSeenNs,
  timesSeen: gone.timesSeen + found.timesSeen,
  emptyViews: 0,
  isGone: false,
  pictureWorth: gone.pictureWorth,
});
