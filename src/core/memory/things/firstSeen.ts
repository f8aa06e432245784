import type { MemoryObject } from '../MemoryObject.ts';
import type { Sighting } from '../MemoryView.ts';
import { placeOf } from '../place/fusePlace.ts';

/** A thing that one view has shown. */
export const firstSeen = (id: number, sighting: Sighting, stampNs: bigint): MemoryObject => ({
  id,
  isSupport: sighting.isSupport,
  labels: sighting.labels,
  looks: sighting.looks,
  colours: sighting.colours,
  meanRgb: sighting.meanRgb,
  ...(sighting.objectness !== undefined && { objectness: sighting.objectness }),
  ...(sighting.hints && { hints: sighting.hints }),
  ...(sighting.embedding && { embedding: sighting.embedding }),
  place: placeOf(sighting, stampNs),
  earlier: [],
  firstSeenNs: stampNs,
  lastSeenNs: stampNs,
  timesSeen: 1,
  emptyViews: 0,
  isGone: false,
  pictureWorth: 0,
});
