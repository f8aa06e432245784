import type { Description } from '../LogicalForm.ts';
import type { Quantity } from '../statement/Statement.ts';

/** A question that has no one object for its answer: a number, yes or no, words, or what nobody can tell. */
export type Question =
  | {
      readonly kind: 'measure';
      readonly quantity: Quantity;
      readonly subject: Description;
      /** The other of a pair; for a distance without one, the viewer. */
      readonly anchor?: Description;
      /** "how far apart are the two mugs": of the two that the subject names. */
      readonly within?: true;
      /** "how much taller than the table": by how much the subject has more of it, or less. */
      readonly than?: Description;
      readonly isLess?: boolean;
    }
  /** `also`: "how many cups and bottles": things counted together with them. */
  | { readonly kind: 'count'; readonly counted: Description; readonly also?: readonly Description[] }
  /** "what color is the ball": told in words. */
  | {
      readonly kind: 'text';
      readonly about: 'colour' | 'dimensions';
      readonly subject: Description;
      readonly notUnderstood: readonly string[];
    }
  /** "what do you see": all that is there. */
  | { readonly kind: 'scene' }
  /** "why did you pick that": what neither colour nor depth tells, in words. */
  | { readonly kind: 'untold'; readonly asks: string }
  /** "is the mug on the table?", as the statement that it asks about. */
  | { readonly kind: 'whether'; readonly statement: string };
