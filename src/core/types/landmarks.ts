import type { OrientedBox, PixelBox, Vec3 } from './geometry.ts';
import type { RegionEmbedding } from './RegionEmbedding.ts';

/** Pixels of one region: a bitmap over its own box. `bits[(v - box.y0) * (box.x1 - box.x0) + (u - box.x0)]` is 1 inside. */
export interface Mask {
  readonly box: PixelBox;
  readonly bits: Uint8Array;
  readonly pixelCount: number;
}

/** A label with a score in 0..1. */
export interface LabelScore {
  readonly label: string;
  readonly score: number;
}

/** What a detector says: a class-labelled box, with a mask where the detector makes masks. */
export interface Detection {
  readonly box: PixelBox;
  /** Best first, at least one. Alternatives that shared the box are kept. */
  readonly labels: readonly LabelScore[];
  readonly mask?: Mask;
}

/** What geometry says a region is; `object` stands on or hangs from something else. */
export type RegionRole = 'object' | 'support' | 'floor' | 'wall' | 'ceiling';

/** A region before it is numbered: mask, role and labels (none for a class-agnostic segment). */
export interface LandmarkCandidate {
  readonly mask: Mask;
  readonly role: RegionRole;
  readonly labels: readonly LabelScore[];
  /** Probability that this is a thing (or surface) that a person would name, 0..1; absent where nothing judged it. */
  readonly objectness?: number;
  /** A number of its own among the candidates of a frame, and those of the candidates that it is a part of or lies on. */
  readonly region?: number;
  readonly within?: readonly number[];
}

/** A colour name of the closed list in core/image with the share (0..1) of the region's pixels that carry it. */
export interface ColourShare {
  readonly name: string;
  readonly share: number;
}

/** Colours of a person's head, upper and lower body, as far as the picture shows them. */
export interface BodyColours {
  readonly head?: readonly ColourShare[];
  readonly upper?: readonly ColourShare[];
  readonly lower?: readonly ColourShare[];
}

/** Where a landmark is: measured from depth along its mask, optical frame. */
export interface LandmarkSpatial {
  readonly box: OrientedBox;
  /** Robust centre of the visible surface, metres. */
  readonly surfaceCenter: Vec3;
  /** 3x3 row-major covariance of `box.center`, square metres. */
  readonly covariance: readonly number[];
}

/** A numbered region with everything measured about it. All metric values in the camera's optical frame. */
export interface Landmark {
  /** 1..N, unique in its frame: the number that is drawn, listed and answerable. */
  readonly mark: number;
  /** Stays while the object stays in view. */
  readonly trackId: number;
  readonly role: RegionRole;
  /** Best first; empty when nothing named it. */
  readonly labels: readonly LabelScore[];
  /** What a classifier of cut-out images takes it for: nouns with shares 0..1, largest first, tiny ones left out. */
  readonly looks?: readonly LabelScore[];
  /** The same in the space of phrases, where a namer is at hand: for nouns that no list holds. */
  readonly embedding?: RegionEmbedding;
  /** Largest share first. */
  readonly colours: readonly ColourShare[];
  readonly meanRgb: readonly [number, number, number];
  /** Of a person. */
  readonly body?: BodyColours;
  readonly mask: Mask;
  /** Where the number is drawn, pixels, inside the mask. */
  readonly anchor: readonly [number, number];
  /** Absent when the mask has too few valid depth pixels: such a landmark can be chosen, but yields NO_DEPTH. */
  readonly spatial?: LandmarkSpatial;
  /** Share of the mask's pixels with usable depth, 0..1. */
  readonly validDepthRatio: number;
  /** Probability that this is a thing (or surface) that a person would name, 0..1; absent where nothing judged it. */
  readonly objectness?: number;
  /** What a detector takes it for without being sure enough to name it, best first; absent where none looked. */
  readonly hints?: readonly LabelScore[];
  /** Marks of the landmarks that it is a part of or lies on, in the image; absent where no tree of regions was made. */
  readonly within?: readonly number[];
}
