import type { Description } from '../LogicalForm.ts';

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
