import type { Result } from '../result.ts';

/** A question as a pointing model reads it: rows one after the other. */
export interface PointerInput {
  readonly wordCount: number;
  readonly markCount: number;
  /** `wordCount` rows: each word in the space of phrases. */
  readonly words: Float32Array;
  /** `markCount` rows in the same space: what each looks like, and what it is called; zeros where that is not known. */
  readonly looks: Float32Array;
  readonly names: Float32Array;
  /** `markCount` rows of NUMBERS_PER_MARK. */
  readonly numbers: Float32Array;
}

/**
 * A model that points at marks: one score a mark and a last one for "none", up to one common constant. Nothing else can be
 * answered. Fails with MODEL_*, BUSY or CANCELLED.
 */
export interface PointerModel {
  readonly name: string;
  /** Numbers a row of words, looks and names. */
  readonly width: number;
  point(input: PointerInput, signal?: AbortSignal): Promise<Result<Float32Array>>;
}
