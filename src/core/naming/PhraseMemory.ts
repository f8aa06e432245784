import { cleanText } from '../prompt/cleanText.ts';
import { ok, type Result } from '../result.ts';
import { BoundedMap } from '../vocabulary/BoundedMap.ts';
import type { Namer } from './Namer.ts';

const MAX_LENGTH = 60;
/** An expression that names more things than this is not answered the better for it. */
const MAX_PHRASES = 24;
const MAX_KNOWN = 2_000;

/** Vectors by phrase. */
export type PhraseVectors = ReadonlyMap<string, Float32Array>;

/** Remembers the vectors of phrases, so that each is asked for once. */
export class PhraseMemory {
  readonly #namer: Namer;
  readonly #known = new BoundedMap<string, Float32Array>(MAX_KNOWN);
  readonly #most: number;

  /** @param most phrases of one request that are looked at */
  constructor(namer: Namer, most = MAX_PHRASES) {
    this.#namer = namer;
    this.#most = most;
  }

  /** Of the first phrases only, where there are very many. */
  async vectorsOf(phrases: readonly string[], signal?: AbortSignal): Promise<Result<PhraseVectors>> {
    const asked = [...new Set(phrases)].slice(0, this.#most);
    const found = new Map(asked.map((phrase) => [phrase, this.#known.get(phrase)]));
    const fresh = asked.filter((phrase) => !found.get(phrase));
    if (fresh.length > 0) {
      const texts = fresh.map((phrase) => cleanText(phrase, MAX_LENGTH).toLowerCase());
      const vectors = await this.#namer.embedPhrases(texts, signal);
      if (!vectors.ok) return vectors;
      for (const [i, phrase] of fresh.entries()) {
        this.#known.set(phrase, vectors.value[i]!);
        found.set(phrase, vectors.value[i]!);
      }
    }
    return ok(found as Map<string, Float32Array>);
  }
}
