/** Metres on the ground to pixels: ahead is up, left is left. */
export interface Projection {
  readonly scale: number;
  readonly u: (y: number) => number;
  readonly v: (x: number) => number;
}
