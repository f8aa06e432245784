import type { Vec3 } from '../types/geometry.ts';
import type { MemoryLooks } from './MemoryObject.ts';

/** One thing as one frame shows it, in the memory's frame. */
export interface Sighting extends MemoryLooks {
  readonly trackId: number;
  readonly isSupport: boolean;
  readonly center: Vec3;
  /** 3x3 row-major, square metres. */
  readonly covariance: readonly number[];
  /** Full extents along the frame's axes, metres. */
  readonly size: Vec3;
  /** The image's border cuts it: its size is a lower bound. */
  readonly isTruncated: boolean;
}

/** What a frame's depth says of a place: it is seen through, something is there, or it cannot be seen. */
export type PlaceEvidence = 'empty' | 'occupied' | 'unseen';

/** Frames that must have seen a place empty: one may be wrong. */
export const EMPTY_VIEWS = 2;

/** One frame, as far as memory is concerned. */
export interface MemoryView {
  readonly stampNs: bigint;
  readonly sightings: readonly Sighting[];
  readonly evidenceAt: (place: { readonly center: Vec3; readonly size: Vec3 }) => PlaceEvidence;
}
