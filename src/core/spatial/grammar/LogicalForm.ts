import type { AttributeWord } from '../lexicon/attributes.ts';
import type { OrderAxis } from '../lexicon/orders.ts';
import type { Bound } from './measure/boundAt.ts';

/**
 * What a thing is told by: an adjective's colour, size, shape, material or state; what kind or which mark it is not; a part with its colour, or alone ("with a lid"); a person's posture; a measure.
 */
export interface AttributeConstraint {
  readonly kind: 'attribute';
  readonly attribute: AttributeWord['kind'] | 'kind' | 'mark' | 'part' | 'posture' | 'measure';
  /** Canonical; colours of which any will do are parted by "|". */
  readonly value: string;
  readonly negated: boolean;
  /** "the chair that is not an office chair": the noun of which the denied kind is one. */
  readonly of?: string;
  /** "with the red handle": the part that has the colour `value`. */
  readonly part?: string;
  /** "20 cm tall": metres of the quantity `value`. */
  readonly metres?: number;
  /** "at least 20 cm tall", "under 30 cm wide": the length is the least or the most that is meant. */
  readonly bound?: Bound;
  /** The word as it was said, where the value gathers several. */
  readonly said?: string;
  /** "white and orange": how many colours share the surface, this one among them. */
  readonly joined?: number;
  /** "red or on the table": which of the alternatives, from 0, of which one has to hold; an expression has one set. */
  readonly or?: number;
  /** As of a relation: "the box on the shelf that is red". */
  readonly choice?: number;
  readonly low?: boolean;
}

/** A relation of the registry. The described thing is its subject, or, when `inverse`, its (first) anchor. */
export interface RelationConstraint {
  readonly kind: 'relation';
  /** Name in the registry of core/scene/relations. */
  readonly relation: string;
  readonly anchors: readonly Description[];
  readonly negated: boolean;
  readonly inverse: boolean;
  /** "within 2 metres of". */
  readonly withinMetres?: number;
  /** "2 metres from", "2 metres away". */
  readonly atMetres?: number;
  /** Whether `atMetres` is the least or the most that is meant. */
  readonly bound?: Bound;
  /**
   * Set when the words leave open whether this belongs to the described thing or to the anchor named before it: the
   * two constraints of one number are alternatives.
   */
  readonly choice?: number;
  /** Of two alternatives, the one at the nearer noun. */
  readonly low?: boolean;
  /** As of an attribute. */
  readonly or?: number;
}

/** Place in an order among its kind: "second from the left", "largest", "closest to the door". */
export interface OrderConstraint {
  readonly kind: 'order';
  readonly axis: OrderAxis;
  /** 1 is the first, -1 the last. */
  readonly rank: number;
  /** A comparative ("the larger one") claims less than a superlative. */
  readonly comparative: boolean;
  /** What nearness or distance is counted from; the viewer, where none is named. */
  readonly anchor?: Description;
  readonly negated: boolean;
  readonly choice?: number;
  readonly low?: boolean;
}

export type Constraint = AttributeConstraint | RelationConstraint | OrderConstraint;

/** One described thing. */
export interface Description {
  /** Singular noun, possibly a compound ("office chair"); undefined for "thing", "one", "it". */
  readonly head?: string;
  /** Words before the head that no table explains, or that narrow it ("soup" of "soup can"). */
  readonly modifiers: readonly string[];
  readonly plural: boolean;
  /** "the two doors". */
  readonly count?: number;
  /** "both chairs", "all three boxes": how many are asked for at once, where more than one is. */
  readonly several?: number | 'all';
  /** "chair 15": the number behind the name, which may be that of a mark. */
  readonly numbered?: number;
  /** Named with "a": told about, not told apart from others of its kind. */
  readonly indefinite?: boolean;
  /** "mark 3", "object 5": the number as it was said. */
  readonly mark?: number;
  readonly constraints: readonly Constraint[];
}

/** Where the speaker asks to look from: "facing the window", "standing at the door", "with your back to the desk". */
export interface ViewerDirective {
  /** `ownOrViewer`: "to the bear's left", which may be the bear's own or the viewer's. */
  readonly kind: 'facing' | 'at' | 'enter' | 'backTo' | 'own' | 'ownOrViewer';
  /** Undefined for "as you enter". */
  readonly anchor?: Description;
  /** The words, where it is told by a thing's own front, which may not be known. */
  readonly said?: string;
}

/** What a named thing is for in a step of a command. */
export type Role = 'target' | 'destination' | 'receiver' | 'tool' | 'place' | 'source';

/** One named thing of a step. */
export interface PlanPart {
  readonly role: Role;
  /** As it was said. */
  readonly words: string;
  /** What is meant; undefined for the asker ("me") and for what a pronoun stands for. */
  readonly description?: Description;
  /** Step and part that a pronoun stands for, both from 0. */
  readonly same?: readonly [number, number];
}

/** One thing to do. */
export interface PlanStep {
  /** The verb's class. */
  readonly action: Action;
  readonly parts: readonly PlanPart[];
}

export type Action = 'take' | 'bring' | 'put' | 'go' | 'find' | 'follow' | 'operate' | 'clean';

/** A command of more than one thing or step. The first step's target is what the expression asks for. */
export interface Plan {
  readonly steps: readonly PlanStep[];
}

/** "which is higher, the green box or the mug": one of several things that are named. */
export interface Choice {
  readonly among: readonly { readonly words: string; readonly description: Description }[];
  /** What decides, as it was said. */
  readonly words: string;
  /** The same as read: an order, or what must be true of it. Empty where nothing of it was understood. */
  readonly by: readonly Constraint[];
}

/** Meaning of an expression: a plain value that can be printed, compared and tested. */
export interface LogicalForm {
  readonly target: Description;
  readonly viewers: readonly ViewerDirective[];
  /** Things that were mentioned and related to nothing: weak evidence for their neighbourhood. */
  readonly context: readonly Description[];
  /** False when neither a noun nor a relation nor an attribute was understood. */
  readonly understood: boolean;
  /** Words that no rule used, in order. */
  readonly ignored: readonly string[];
  /** Of these, as phrases, what may matter: not harmless words ("please", "of"). */
  readonly notUnderstood?: readonly string[];
  /** Share 0..1 of the telling words that were used. */
  readonly used?: number;
  /** The language that the words seem to be in, where it is not English and can be told. */
  readonly language?: string;
  /** Set when the words forbid something and ask for nothing: not understood. */
  readonly forbids?: true;
  /** Set when the words name the things to choose from; the target then holds what decides and nothing else. */
  readonly choice?: Choice;
  /** Set when the words command more than one thing or step; the target is that of the step asked for. */
  readonly plan?: Plan;
}
