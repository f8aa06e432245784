import type { Role } from '../LogicalForm.ts';

/** A part by the words it spans. */
export interface PartSpan {
  readonly role: Role;
  readonly from: number;
  readonly end: number;
}
