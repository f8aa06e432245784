import type { Action, Role } from '../../grammar/command/Plan.ts';
import type { Resolution } from '../Resolution.ts';

/** A named thing of a step with its mark. */
export interface ResolvedPart {
  readonly role: Role;
  /** As it was said. */
  readonly words: string;
  /** The mark, where one was found; absent for the asker. */
  readonly id?: number;
  /** How its own resolution ended; absent for the asker and for a pronoun that stands for nothing named. */
  readonly status?: Resolution['status'];
}

/** One step of a command. */
export interface ResolvedStep {
  readonly action: Action;
  readonly parts: readonly ResolvedPart[];
}
