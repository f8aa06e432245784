/**
 * The other way round: where the looks of what a phrase names should lie. A phrase looks as the known nouns near it do, and
 * a cut-out's features are compared with that in a space of their own, in which things of one noun differ little.
 */
export interface LookHead {
  /** Length of the space of looks. */
  readonly dims: number;
  /** `dims` rows of as many numbers as a cut-out has features, and one number a row. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  /** Known nouns: rows of text vectors, unit, and for each its part of the looks of nouns near it, `dims` numbers. */
  readonly nouns: Float32Array;
  readonly prototypes: Float32Array;
  readonly count: number;
  /** How far, in cosines, a noun's looks are felt. */
  readonly width: number;
  /** Of the score that looks decide, 0 to 1. */
  readonly share: number;
}
