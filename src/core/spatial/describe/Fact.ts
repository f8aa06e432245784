import type { RelationEvidence } from '../grounding/Resolution.ts';

/** A relation that holds between objects of a scene (indices), and how it is said. */
export interface Fact {
  readonly relation: string;
  readonly subject: number;
  readonly anchors: readonly number[];
  readonly withinMetres?: number;
  /** Follows from a more telling fact about the same pair. */
  readonly implied?: boolean;
  readonly evidence: RelationEvidence;
}
