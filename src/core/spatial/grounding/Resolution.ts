import type { Failure } from '../../result.ts';
import type { Lack } from '../../types/Lack.ts';
import type { Action, Role } from '../grammar/LogicalForm.ts';

/** A candidate with its score in 0..1; a list is best first. */
export interface ScoredCandidate {
  readonly id: number;
  readonly score: number;
}

/** One measured relation that speaks for the answer. */
export interface RelationEvidence {
  readonly relation: string;
  readonly subject: number;
  readonly anchors: readonly number[];
  readonly score: number;
  /** The measured quantity in words and units, "0.42 m to the left". */
  readonly measured: string;
}

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

/** What a resolver answers. Anything but OK names no single object. */
export interface Resolution {
  readonly status: 'OK' | 'AMBIGUOUS' | 'NOT_FOUND' | 'NOT_UNDERSTOOD' | 'CONTRADICTED';
  /** Set only when status is OK. */
  readonly id?: number;
  /** Calibrated probability that `id` is meant, 0..1. */
  readonly confidence: number;
  /** Best first. AMBIGUOUS: exactly those that fit about equally well. */
  readonly candidates: readonly ScoredCandidate[];
  /** The likeliest, best first, at most ten, whatever was decided: what a second look would look at. */
  readonly ranked?: readonly ScoredCandidate[];
  readonly relations: readonly RelationEvidence[];
  /** One sentence for a person. */
  readonly rationale: string;
  /** Printed logical form. */
  readonly logicalForm: string;
  /** Words that told something and took no part in the choice; absent where all did. */
  readonly notUnderstood?: readonly string[];
  /** The steps of a command that names more than one thing; `id` is the thing of the step asked for. */
  readonly steps?: readonly ResolvedStep[];
  /** AMBIGUOUS: a short question whose answer separates the candidates best. */
  readonly question?: string;
  /** Name of who answered, where that was another than the resolver that was asked. */
  readonly by?: string;
  /** Set when a model was asked and failed, but geometry answered. */
  readonly note?: Failure;
  /** The namer was asked for the words and failed, and was done without. */
  readonly lacking?: readonly Lack[];
}
