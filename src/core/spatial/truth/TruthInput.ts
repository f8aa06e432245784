import type { RelationSpec } from '../relations/RelationSpec.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import type { View } from '../scene/View.ts';

/** One relation to be judged between objects of a scene (indices, not ids). */
export interface TruthInput {
  readonly frame: SceneGeometry;
  readonly spec: RelationSpec;
  readonly subject: number;
  readonly anchors: readonly number[];
  /** Absent when nobody's line of sight is known. */
  readonly view?: View | undefined;
}

/** Probability 0..1, or undefined where geometry cannot tell. */
export type Truth = (input: TruthInput) => number | undefined;

/** The same claim said from the other end. */
export const swapped = (input: TruthInput): TruthInput => ({
  ...input,
  subject: input.anchors[0]!,
  anchors: [input.subject],
});
