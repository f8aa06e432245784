import type { OrderAxis } from '../lexicon/orders.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import type { View } from '../scene/View.ts';

/** What a relation's degree may look at. Indices into the frame, not ids. */
export interface RelationInput {
  readonly frame: SceneGeometry;
  readonly subject: number;
  /** As many as the arity says; for a relation to the whole scene, none. */
  readonly anchors: readonly number[];
  readonly view: View;
  /** Weight 0..1 by object: how far each could be what the head noun names. The set that words like "middle" look at. */
  readonly peers: Float64Array;
}

/** What a verdict may look at: given objects by themselves, without others of their kind. */
export interface TruthInput {
  readonly frame: SceneGeometry;
  readonly subject: number;
  readonly anchors: readonly number[];
  /** Absent when nobody's line of sight is known. */
  readonly view?: View | undefined;
}

/** Probability 0..1 that a relation holds, or undefined where geometry cannot tell. */
export type Truth = (input: TruthInput) => number | undefined;

/** Relations of one family share their geometry and their learnt weight. */
export type RelationFamily = string;

/** What a line of sight is needed for: telling sides (left, right) or depth (front, behind). */
export type ViewPurpose = 'side' | 'depth';

/** What the relations of a family have in common beside their geometry; all else asks here, never by a family's name. */
export interface FamilyTraits {
  /**
   * Depth measures it firmly enough to speak against a model. Containment is not firm: one view shows neither the bottom
   * of a bowl nor how far a thing reaches into it.
   */
  readonly firm?: true;
  /** Set where it needs a line of sight, and what for. */
  readonly viewPurpose?: ViewPurpose;
  /** Of several possible anchors: any one of them (default), all of them at once, or all of them as one group. */
  readonly anchorsTaken?: 'all' | 'group';
  /** The relation that it is with two anchors: in the middle of two things is between them. */
  readonly ofTwo?: string;
  /** Said of a place ("left of the room"): the relation to the whole scene that is meant. */
  readonly region?: string;
  /** Said of all others of its kind: the end of the order that is meant, or the relation to the whole scene. */
  readonly amongItsKind?: OrderAxis | 'region';
  /** Said of the listener or speaker ("next to you", "far from me"): the nearest, or the farthest, is meant. */
  readonly ofSelf?: 'near' | 'far';
  /** A rank before it counts from the anchor: "the second chair left of the door". */
  readonly countedFromAnchor?: true;
  /** May be said of a direction in place of a thing: "facing left". */
  readonly ofDirections?: true;
  /** Its wording begins like having something: "with its back to the wall". */
  readonly saidLikeHaving?: true;
  /** Families that cannot hold of the same subject and anchor. */
  readonly excludes?: readonly RelationFamily[];
  /** The family of the same fact told from its other end. */
  readonly converseFamily?: RelationFamily;
  /** A over B and B over C make A over C, and nothing is over itself. */
  readonly transitive?: true;
  /** What is left of it where depth measured nothing: as much, or nothing; otherwise what an image lets one guess. */
  readonly inImage?: 'told' | 'untold';
  /** What a verdict would need where it cannot be told. */
  readonly needs?: string;
}

/** How a description tells of a relation; one name for each meaning has it. */
export interface Telling {
  /** Words between the two things; the registry reads them back as the relation. */
  readonly words: string;
  /** How much it tells of a pair, 0..1: contact more than direction, direction more than distance. */
  readonly weight: number;
  /** Relations that say nothing more of what this one is said of. */
  readonly implies?: readonly string[];
}

/** One spatial relation: how it is said, what it takes, and how geometry tells it. */
export interface RelationSpec extends FamilyTraits {
  readonly name: string;
  readonly family: RelationFamily;
  /** Regular expressions over normalised words; `~` stands for skipped adverbs, `@` for an optional determiner. */
  readonly phrases: readonly string[];
  /** Anchors it takes: none (of the whole scene), one, two, or a group of any size. */
  readonly arity: 0 | 1 | 2;
  /** B converse A holds exactly when A relation B does. */
  readonly converse?: string;
  readonly telling?: Telling;
  /** Degree 0..1; long tails, so that a worse fit stays comparable. */
  score(input: RelationInput): number;
  /** Further degrees 0..1 that tell of the same, each with a weight of its own. */
  readonly aspects?: Readonly<Record<string, (input: RelationInput) => number>>;
  /** Crisp margins, for verdicts; where it is missing, the degree stands for it. */
  readonly truth?: Truth;
  /** The measured quantity in words and units. */
  measured(input: RelationInput): string;
}

/** Directions and nearness: said of what is on, in or under a thing, they tell nothing more. */
export const AROUND: readonly string[] = ['near', 'left of', 'right of', 'in front of', 'behind', 'next to'];

type Shared = Omit<RelationSpec, 'name' | 'phrases' | 'converse'>;
type Member = Pick<RelationSpec, 'name' | 'phrases'> & Partial<RelationSpec>;

/** The relations of a family: what they share, and each one's own wording, or own geometry where it claims more or less. */
export const familyOf = (shared: Shared, members: readonly Member[]): readonly RelationSpec[] =>
  members.map((member) => ({ ...shared, ...member }));

/** The same said from the other end. */
export const swapped = <T extends TruthInput>(input: T): T => ({
  ...input,
  subject: input.anchors[0]!,
  anchors: [input.subject],
});

/** Boxes alone cannot tell. */
export const untold: Truth = () => undefined;
