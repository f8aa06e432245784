/** The earlier reply that a request takes up: its words, and the marks between which it was undecided. */
export interface FollowUp {
  readonly expression: string;
  /** In the order in which they were asked about. */
  readonly among: readonly number[];
  /** The mark that the earlier reply named, where it named one: "no, the other one" is not this. */
  readonly chosen?: number;
}
