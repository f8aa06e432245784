import type { Description } from '../LogicalForm.ts';
import type { Quantity } from '../statement/Statement.ts';

/** A question that geometry answers with a number, or with yes or no, rather than with one object. */
export type Question =
  | {
      readonly kind: 'measure';
      readonly quantity: Quantity;
      readonly subject: Description;
      /** The other of a pair; for a distance without one, the viewer. */
      readonly anchor?: Description;
    }
  | { readonly kind: 'count'; readonly counted: Description }
  /** "is the mug on the table?", as the statement that it asks about. */
  | { readonly kind: 'whether'; readonly statement: string };
