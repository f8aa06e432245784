import type { PixelBox, Vec3 } from '../../types/geometry.ts';
import type { BodyColours, ColourShare, LabelScore, RegionRole } from '../../types/landmarks.ts';
import type { SiteFacts } from './SiteFacts.ts';

/**
 * An object as spatial language sees it: no pixels, no ROS. Metres in the scene frame, whose z points up (against
 * gravity). Boxes are axis-aligned in the scene frame; `yaw` is known for oriented ones.
 */
export interface SceneObject {
  /** The mark, or any number unique in the scene. */
  readonly id: number;
  /** Best first; empty when nothing named it. */
  readonly labels: readonly LabelScore[];
  /** What its image looks like: nouns of `looksVocabulary` with shares 0..1; absent where nobody looked. */
  readonly looks?: readonly LabelScore[];
  readonly role?: RegionRole;
  readonly center: Vec3;
  /** Full extents along the scene axes. */
  readonly size: Vec3;
  /** Rotation of the box about z, radians, when it was fitted. */
  readonly yaw?: number;
  readonly colours?: readonly ColourShare[];
  readonly meanRgb?: readonly [number, number, number];
  /** Of a person. */
  readonly body?: BodyColours;
  /** Unit x, y direction of the object's own front, where it is known. */
  readonly front?: readonly [number, number];
  /** Image box, where there is an image. */
  readonly pixelBox?: PixelBox;
  /** True where the image border or an occluder hides part of it: its size is a lower bound. */
  readonly truncated?: boolean;
  /** Probability that it is a thing (or surface) that a person would name, where a judge of regions said so. */
  readonly objectness?: number;
  /** What a detector takes it for without being sure, best first: scores times the squared overlap of its boxes with this. */
  readonly hints?: readonly LabelScore[];
  /** Objects that it is a part of or lies on, in the image. */
  readonly within?: readonly number[];
  /**
   * Its place is not measured but guessed from the image, to choose by and never to answer with; without extents where
   * the image is all there is.
   */
  readonly unmeasured?: true;
}

/** Whose left and front: a position and a horizontal look direction in the scene frame. */
export interface Viewer {
  readonly position: Vec3;
  readonly forward: Vec3;
}

export interface Scene {
  readonly objects: readonly SceneObject[];
  /** The camera, unless the request names another. Absent in allocentric data: the resolver must infer one. */
  readonly viewer?: Viewer;
  /** Class names that the detector could have given, lower case: their absence is evidence. */
  readonly detectorVocabulary?: readonly string[];
  /** Nouns that looks may have, with the share that any odd thing has of them. */
  readonly looksVocabulary?: readonly LabelScore[];
  /** What this site calls its things, lower case: words of the language here. */
  readonly siteNames?: readonly string[];
  /** Those of them that people gave to things: what is not labelled so is none of them. */
  readonly givenNames?: readonly string[];
  /** What it says of them besides, by name. */
  readonly siteFacts?: ReadonlyMap<string, SiteFacts>;
  /**
   * For phrases of the question: natural logarithm of how many times likelier than any odd noun each object is to be
   * that, in the order of `objects`; undefined where nobody looked. Absent without a namer.
   */
  readonly nameScores?: ReadonlyMap<string, readonly (number | undefined)[]>;
}
