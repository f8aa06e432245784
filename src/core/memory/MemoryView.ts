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

/** A box along the axes of the memory's frame, metres. */
export interface PlaceBounds {
  readonly low: Vec3;
  readonly high: Vec3;
}

/** A place that depth may say something of. */
export interface SeenPlace {
  readonly center: Vec3;
  readonly size: Vec3;
  /** How far into its box depth goes while the thing stands there, 0..1: what is hollow is looked into. */
  readonly through?: number;
}

/** What a frame's depth knows of places. */
export interface PlaceLook {
  /** What lies outside is unseen, whatever it is: nobody need ask. Absent: anything may be asked about. */
  readonly reach?: PlaceBounds;
  readonly evidenceAt: (place: SeenPlace) => PlaceEvidence;
  /** How far into the box depth goes, 0..1; undefined where too little of it is seen. */
  readonly throughAt: (place: SeenPlace) => number | undefined;
}

/** Frames that must have seen a place empty: one may be wrong. */
export const EMPTY_VIEWS = 2;

/** The camera of the node that keeps the memory. */
export const OWN_CAMERA = '';

/** One frame, as far as memory is concerned. */
export interface MemoryView {
  readonly stampNs: bigint;
  /** Whose tracks these are; absent: those of OWN_CAMERA. */
  readonly source?: string;
  readonly sightings: readonly Sighting[];
  readonly reach?: PlaceBounds;
  readonly evidenceAt: PlaceLook['evidenceAt'];
  readonly throughAt?: PlaceLook['throughAt'];
  /** The same from few pixels: what is kept of the frame when it is past. */
  readonly thinned?: () => PlaceLook;
}
