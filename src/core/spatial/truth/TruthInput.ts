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

/** How far a surface may be from where it was measured, metres: depth cameras, and annotated boxes. */
const DETECTED_NOISE_METRES = 0.02;
const ANNOTATED_NOISE_METRES = 0.005;

export const noiseOf = (frame: SceneGeometry): number =>
  frame.detected ? DETECTED_NOISE_METRES : ANNOTATED_NOISE_METRES;

/** The same claim said from the other end. */
export const swapped = (input: TruthInput): TruthInput => ({
  ...input,
  subject: input.anchors[0]!,
  anchors: [input.subject],
});
