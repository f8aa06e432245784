import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import type { View } from '../scene/View.ts';

/** What a relation may look at. Indices into the frame, not ids. */
export interface RelationInput {
  readonly frame: SceneGeometry;
  readonly subject: number;
  /** As many as the arity says; for a relation to the whole scene, none. */
  readonly anchors: readonly number[];
  readonly view: View;
  /** Weight 0..1 by object: how far each could be what the head noun names. The set that words like "middle" look at. */
  readonly peers: Float64Array;
}

/** Relations of one family share their geometry and their learnt weight. */
export type RelationFamily =
  | 'left'
  | 'right'
  | 'front'
  | 'behind'
  | 'above'
  | 'below'
  | 'on'
  | 'supports'
  | 'inside'
  | 'contains'
  | 'near'
  | 'far'
  | 'touching'
  | 'between'
  | 'among'
  | 'facing'
  | 'facingAway'
  | 'across'
  | 'edge'
  | 'middle'
  | 'corner'
  | 'part'
  | 'parallel'
  | 'perpendicular'
  | 'alone'
  | 'sameSide'
  | 'with'
  | 'outside'
  | 'leftRegion'
  | 'rightRegion'
  | 'middleRegion'
  | 'cornerRegion'
  | 'wallRegion'
  | 'frontRegion'
  | 'backRegion'
  | 'topRegion'
  | 'bottomRegion'
  | 'floorRegion'
  | 'endRegion'
  | 'within'
  | 'comparison';

/** One spatial relation: how it is said, what it takes, and how geometry tells it. */
export interface RelationSpec {
  readonly name: string;
  readonly family: RelationFamily;
  /** Regular expressions over normalised words; `~` stands for skipped adverbs, `@` for an optional determiner. */
  readonly phrases: readonly string[];
  /** Anchors it takes: none (of the whole scene), one, two, or a group of any size. */
  readonly arity: 0 | 1 | 2;
  readonly viewDependent: boolean;
  /** B converse A holds exactly when A relation B does. */
  readonly converse?: string;
  /** Degree 0..1; long tails, so that a worse fit stays comparable. */
  score(input: RelationInput): number;
  /** Further degrees 0..1 that tell of the same, each with a weight of its own; for relations to the whole scene. */
  readonly aspects?: Readonly<Record<string, (input: RelationInput) => number>>;
  /** The measured quantity in words and units. */
  measured(input: RelationInput): string;
}
