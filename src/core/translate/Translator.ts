import type { Result } from '../result.ts';

/** Puts a request into plain English words of the grammar. What it says is checked before anything is made of it. */
export interface Translator {
  /** The model's name. */
  readonly name: string;
  /** Only the words go out: no marks, no picture. Fails with MODEL_*, or CANCELLED. */
  translate(expression: string, signal?: AbortSignal): Promise<Result<string>>;
}
