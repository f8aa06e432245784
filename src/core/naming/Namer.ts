import type { Result } from '../result.ts';

/** Puts words into the space of region embeddings. Fails with MODEL_*, BUSY or CANCELLED. */
export interface Namer {
  /** One unit vector a phrase, in order. */
  embedPhrases(phrases: readonly string[], signal?: AbortSignal): Promise<Result<readonly Float32Array[]>>;
}
