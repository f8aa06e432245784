/** One asked question with its answer, as the demonstration shows it. */
export interface DemoRow {
  readonly question: string;
  /** "red chair", "2 mugs fit", "not here" */
  readonly answer: string;
  readonly mark?: number;
  /** Metres in `frame`. */
  readonly position?: readonly [number, number, number];
  readonly frame?: string;
  /** Distance of `position` from the true centre of the thing meant, metres. */
  readonly errorMetres?: number;
  /** Whether the answer is the right one by the recording's truth. */
  readonly right: boolean;
  /** Whether a pose came on ~/target_pose. */
  readonly published: boolean;
  /** Why, in the node's words. */
  readonly rationale: string;
  readonly stages: readonly { readonly name: string; readonly seconds: number }[];
  readonly totalMs: number;
}
