import type { RelationEvidence } from '../../grounding/Resolution.ts';
import type { Verdict } from '../../relations/Judgement.ts';

/** The answer to a question of measure, count or truth, to one for a list, or in words. */
export interface QuestionAnswer {
  readonly kind: 'measure' | 'count' | 'whether' | 'list' | 'text';
  readonly status: 'OK' | 'NOT_FOUND' | 'AMBIGUOUS' | 'NOT_UNDERSTOOD';
  /** Metres, or a count; undefined when status is not OK and for questions of truth. */
  readonly value?: number;
  readonly unit?: 'm' | '';
  /** How far off a measured value may be, metres. */
  readonly tolerance?: number;
  /** The least and the most that the value can be. */
  readonly atLeast?: number;
  readonly upTo?: number;
  readonly verdict?: Verdict;
  /**
   * Of a verdict that the statement is true, 0.5 knowing nothing; of a count that it is exact; otherwise that what was
   * measured or listed is what was named. 0..1.
   */
  readonly probability: number;
  /** Ids of what was measured or counted; of an ambiguous question, of what could be meant. */
  readonly objects: readonly number[];
  /** By object: the probability that it is meant. */
  readonly scores: readonly number[];
  /** Words that told something and took no part. */
  readonly notUnderstood?: readonly string[];
  readonly relations: readonly RelationEvidence[];
  /** One sentence for a person. */
  readonly answer: string;
  /** What was understood, for programs and logs. */
  readonly logicalForm: string;
  /** The same as a sentence for a person. */
  readonly asked: string;
}
