import type { PackedEmbedding } from '../naming/packed/PackedEmbedding.ts';
import type { Vec3 } from '../types/geometry.ts';
import type { ColourShare, LabelScore } from '../types/landmarks.ts';

/** Where a thing is or was, in the memory's frame. */
export interface MemoryPlace {
  /** Centre of its box, metres, and the 3x3 row-major covariance of it, square metres. */
  readonly center: Vec3;
  readonly covariance: readonly number[];
  /** Full extents along the frame's axes, metres. */
  readonly size: Vec3;
  /** How far into its box depth goes while it stands there, 0..1; absent while too little of it was seen. */
  readonly through?: number;
  /** First and last sighting at this place, nanoseconds. */
  readonly sinceNs: bigint;
  readonly untilNs: bigint;
}

/** What several views say of one thing. */
export interface MemoryLooks {
  /** Running means over the views: what is rarely seen in it fades. Best first. */
  readonly labels: readonly LabelScore[];
  readonly looks: readonly LabelScore[];
  readonly colours: readonly ColourShare[];
  readonly meanRgb: readonly [number, number, number];
  /** Probability that a person would name it, where a judge of regions said so. */
  readonly objectness?: number;
  /** What a detector takes it for without being sure, where one said so. */
  readonly hints?: readonly LabelScore[];
  /** What it looks like in the space of phrases, where a namer looked: for words that no list holds. */
  readonly embedding?: PackedEmbedding;
}

/** A thing that is remembered. */
export interface MemoryObject extends MemoryLooks {
  /** Stays with the thing for good, through moves and restarts; never given twice. */
  readonly id: number;
  /** The name that a person gave to it. */
  readonly given?: string;
  readonly isSupport: boolean;
  readonly place: MemoryPlace;
  /** Where it was before, newest first, at most a few. */
  readonly earlier: readonly MemoryPlace[];
  readonly firstSeenNs: bigint;
  /** The last frame before that which saw its place empty: it has come since. Absent where nobody had looked. */
  readonly emptyBeforeNs?: bigint;
  readonly lastSeenNs: bigint;
  readonly timesSeen: number;
  /** Frames in a row whose depth went through its place. */
  readonly emptyViews: number;
  /** Its place was seen empty, and it has not been seen since. */
  readonly isGone: boolean;
  /** How good a view its picture shows (worthOfView); 0 while it has none. */
  readonly pictureWorth: number;
}
