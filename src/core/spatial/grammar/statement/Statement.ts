import type { OrderAxis } from '../../lexicon/orders.ts';
import type { Constraint, Description } from '../LogicalForm.ts';

/** How many of what is named a claim speaks of. */
export type Quantifier =
  /** `of`: how many are known to be all: "both mugs", "the three chairs". */
  | { readonly kind: 'the' | 'some' | 'none' | 'all'; readonly of?: number }
  | { readonly kind: 'count'; readonly count: number; readonly compare: Comparison };

export type Comparison = 'exactly' | 'about' | 'atLeast' | 'atMost' | 'moreThan' | 'lessThan';

/** What can be measured of one object or a pair, metres. */
export type Quantity =
  | 'height'
  | 'width'
  | 'length'
  | 'depth'
  | 'size'
  | 'distance'
  | 'left'
  | 'right'
  | 'front'
  | 'behind'
  | 'above'
  | 'below';

/** "is 1.2 m tall", "is more than 2 m from the door". */
export interface MeasureClaim {
  readonly quantity: Quantity;
  readonly compare: Comparison;
  readonly metres: number;
  /** "between 20 and 30 cm": the most; `metres` is the least then. */
  readonly upToMetres?: number;
  readonly anchor?: Description;
}

/** "is taller than the table"; with `from`: "is closer to the door than the table". */
export interface ComparisonClaim {
  readonly axis: OrderAxis;
  readonly than: Description;
  readonly from?: Description;
}

/** "have the same colour", "are of different heights": what several things are said to share. */
export interface Alike {
  readonly by: 'colour' | 'size' | 'height' | 'length';
  /** Not all of them are alike. */
  readonly differ: boolean;
}

/** What a clause says of what it speaks of. */
export interface Predicate {
  /** Empty where only its existence is claimed. */
  readonly predicate: readonly Constraint[];
  /** "is a chair". */
  readonly kind?: Description | undefined;
  readonly measure?: MeasureClaim | undefined;
  readonly comparison?: ComparisonClaim | undefined;
  /** What all things that the clause speaks of are to each other. */
  readonly alike?: Alike | undefined;
  /** Words that no rule used: what was claimed is not all understood. */
  readonly ignored: readonly string[];
}

/** What a clause speaks of. */
export interface Spoken {
  readonly quantifier: Quantifier;
  readonly subject: Description;
  /** "the mug or the cup": others of which it may be true as well. */
  readonly others?: readonly Description[];
  /** "the mug and the cup": others of which it is said, too. */
  readonly and?: readonly Spoken[];
}

/** One clause of a statement. */
export interface Claim extends Predicate, Spoken {
  /** The clause as it was read. */
  readonly text: string;
  /** "on the table or on the floor": each way in which it may be true, in words and as read; `predicate` is empty then. */
  readonly either?: readonly (Predicate & { readonly words: string })[] | undefined;
  /** "there are more boxes than mugs": what their number is held against, and how. */
  readonly against?: { readonly compare: 'moreThan' | 'lessThan' | 'exactly'; readonly than: Description };
  /** "there is ...": nothing is said but that it exists. */
  readonly existential: boolean;
  readonly negated: boolean;
}

/** Clauses that are claimed together; none when nothing was understood. */
export interface Statement {
  readonly claims: readonly Claim[];
}
