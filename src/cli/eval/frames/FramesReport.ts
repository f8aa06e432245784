import type { Cause } from './explain.ts';

export interface Count {
  readonly n: number;
  readonly correct: number;
  /** Wilson interval of the share, 95 %. */
  readonly interval: readonly [number, number];
}

/** Answers to one part of the questions. */
export interface KindCounts {
  readonly unique: Count;
  readonly ambiguous: Count;
  readonly absent: Count;
  /** Share of absent expressions that were answered with a mark. */
  readonly false_accept: number;
}

/** How often the right thing of a unique question stands among the ranked, whatever was decided. Shares. */
export interface Ranks {
  readonly first: number;
  readonly among_3: number;
  readonly among_10: number;
  /** Share of a random pick among the frame's marks that would be right. */
  readonly chance: number;
}

/** JSON of `eval frames`. */
export interface FramesReport extends KindCounts {
  readonly n: number;
  /** Right answers of all. */
  readonly accuracy: number;
  readonly ranks: Ranks;
  /** By where the pictures come from: what a fit is to leave out as a whole. */
  readonly by_source: Readonly<Record<string, KindCounts & { readonly ranks: Ranks }>>;
  readonly by_set: Readonly<Record<string, KindCounts & { readonly ranks: Ranks }>>;
  readonly by_skill: Readonly<Record<string, Count>>;
  readonly by_frame: Readonly<Record<string, Count>>;
  /** How many wrong answers each cause has (explain.ts). */
  readonly causes: Readonly<Partial<Record<Cause, number>>>;
  /** Mean seconds a question; a frame is perceived once and counts with its first question. */
  readonly seconds: number;
}
