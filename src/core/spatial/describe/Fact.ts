import type { Comparison, Quantity } from '../grammar/statement/Statement.ts';
import type { RelationEvidence } from '../grounding/Resolution.ts';

/** A relation that holds between objects of a scene (indices), and how it is said. */
export interface Fact {
  readonly relation: string;
  readonly subject: number;
  readonly anchors: readonly number[];
  /** Metres that are said with it: so far from it, or so far to that side. */
  readonly measure?: {
    readonly quantity: Quantity;
    readonly compare: Extract<Comparison, 'about' | 'lessThan'>;
    readonly metres: number;
  };
  /** Follows from a more telling fact about the same pair. */
  readonly implied?: boolean;
  readonly evidence: RelationEvidence;
}
