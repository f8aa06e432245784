import type { MemoryObject, MemoryPlace } from '../MemoryObject.ts';

/** Where a thing was at a time: its last place that was seen by then; undefined before it was ever seen. */
export const placeAt = ({ place, earlier }: MemoryObject, stampNs: bigint): MemoryPlace | undefined =>
  [place, ...earlier].find(({ sinceNs }) => sinceNs <= stampNs);
