import type { Vec3 } from '../../types/geometry.ts';

/** What a thing looked like when it was given its name. */
export interface LearntLook {
  /** Direction of its cut-out's embedding (RegionEmbedding); absent where no namer looked. */
  readonly vector?: Float32Array;
  /** Largest cosine with another thing that was in view then: what looks like it and is not it. */
  readonly rival: number;
  readonly meanRgb: readonly [number, number, number];
  /** Extents of its box, metres; absent without depth. */
  readonly size?: Vec3;
  /** What the detector called it. */
  readonly label?: string;
}

/** A name that a person gave to a thing of this site. */
export interface LearntName {
  /** Lower case, one to four words. */
  readonly name: string;
  /** Newest last. */
  readonly looks: readonly LearntLook[];
}

/** What is known by name when a frame is looked at. */
export interface KnownNames {
  readonly learnt: readonly LearntName[];
  /** Names by track, of things that memory knows to be those. */
  readonly tracks: ReadonlyMap<number, string>;
}
