import type { PixelBox } from '../../types/geometry.ts';
import type { LabelScore, Mask, RegionRole } from '../../types/landmarks.ts';

/** A detection as fusion sees it. */
export interface FuseProposal {
  readonly box: PixelBox;
  readonly mask?: Mask | undefined;
  /** Those of its labels that fit its size in metres, best first; may be none: a thing without a name. */
  readonly labels: readonly LabelScore[];
  /** The best label, or nothing. */
  readonly name: string;
  /** The detector's best score, whatever became of its labels: how much the box is to be believed. */
  readonly score: number;
}

/** A depth segment as fusion sees it. `id` is its index among the candidates plus one: its value in the owner map. */
export interface FuseSegment {
  readonly id: number;
  readonly role: RegionRole;
  readonly box: PixelBox;
  readonly pixelCount: number;
  /** Median depth, metres; NaN where it has none. */
  readonly depthMetres: number;
  /** 2 % of its pixels are nearer than this, 2 % farther than that, metres; NaN where it has no depth. */
  readonly nearMetres: number;
  readonly farMetres: number;
  /** Mean colour, 0..255 each. */
  readonly rgb: readonly [red: number, green: number, blue: number];
}

/** How much of a segment lies in a detector's box. */
export interface FuseOverlap {
  readonly segment: FuseSegment;
  /** Share of the segment inside the box, 0..1. */
  readonly inside: number;
  /** Share of the box that the segment covers, 0..1. */
  readonly covers: number;
  /** Share of the box's outline (where that is not the image's) that the segment crosses, 0..1: ground runs through. */
  readonly edge: number;
  /** IoU of the segment's own box with the detector's. */
  readonly boxIou: number;
}

/** What a detection turned out to be. */
export type FuseVerdict =
  /** These segments are the object. */
  | { readonly kind: 'whole'; readonly segments: readonly FuseSegment[] }
  /** The label belongs to a surface, which keeps its own mask. */
  | { readonly kind: 'surface'; readonly segment: FuseSegment }
  /** No segment is the object: its pixels must be found inside the box. */
  | { readonly kind: 'figure' }
  /** Another detection has it: its labels become alternatives there, if they name the same thing. */
  | { readonly kind: 'alternative'; readonly of: FuseProposal }
  /** Nothing can be made of it. */
  | { readonly kind: 'none' };
