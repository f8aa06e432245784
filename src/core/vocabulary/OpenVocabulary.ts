import { cleanText } from '../prompt/cleanText.ts';
import { cropImage } from '../prompt/cropImage.ts';
import { ok, type Result } from '../result.ts';
import type { MarkedFrame } from '../spatial/grounding/Resolver.ts';
import type { Scene } from '../spatial/scene/Scene.ts';
import type { Landmark } from '../types/landmarks.ts';
import { BoundedMap } from './BoundedMap.ts';
import type { ImageTextEmbedder } from './ImageTextEmbedder.ts';
import { dot, usualLogit } from './usualLogit.ts';
import type { VocabularyOptions } from './VocabularyOptions.ts';

const MAX_PHRASE_LENGTH = 60;
const MAX_PHRASES = 16;

type NameScores = NonNullable<Scene['nameScores']>;

interface Seen {
  readonly vector: Float32Array;
  readonly areaPx: number;
}

/**
 * Names landmarks by words that no detector was trained on. The picture vector of a track is computed once and kept while
 * the object stays about as large, so a question costs one pass over its words.
 */
export class OpenVocabulary {
  readonly #embedder: ImageTextEmbedder;
  readonly #options: VocabularyOptions;
  readonly #tracks: BoundedMap<number, Seen>;
  readonly #texts: BoundedMap<string, Float32Array>;

  constructor(embedder: ImageTextEmbedder, options: VocabularyOptions) {
    this.#embedder = embedder;
    this.#options = options;
    this.#tracks = new BoundedMap(options.maxTracks);
    this.#texts = new BoundedMap(options.maxTexts);
  }

  /** Looks at what is new in a frame ahead of any question. */
  async observe(marked: MarkedFrame, signal?: AbortSignal): Promise<Result<void>> {
    const vectors = await this.#pictures(marked, signal);
    return vectors.ok ? ok(undefined) : vectors;
  }

  /**
   * For each phrase, by landmark in their order, the natural logarithm of how many times likelier it is than any odd thing:
   * what the built-in namer says too (nameScore.ts).
   */
  async score(
    marked: MarkedFrame,
    phrases: readonly string[],
    signal?: AbortSignal,
  ): Promise<Result<NameScores>> {
    const asked = new Map(
      phrases.map((phrase) => [phrase, cleanText(phrase, MAX_PHRASE_LENGTH).toLowerCase()] as const),
    );
    const words = [...new Set(asked.values())].filter((word) => word !== '').slice(0, MAX_PHRASES);
    if (words.length === 0 || marked.landmarks.length === 0) return ok(new Map());
    const pictures = await this.#pictures(marked, signal);
    if (!pictures.ok) return pictures;
    const { distractors } = this.#options;
    const vectors = await this.#words([...words, ...distractors], signal);
    if (!vectors.ok) return vectors;
    const others = vectors.value.slice(words.length);
    const usual = pictures.value.map((picture) => usualLogit(picture, others, this.#options));
    const scored = [...asked].filter(([, word]) => words.includes(word));
    return ok(
      new Map(
        scored.map(([phrase, word]) => {
          const vector = vectors.value[words.indexOf(word)]!;
          const { logitScale } = this.#options;
          return [phrase, pictures.value.map((picture, i) => logitScale * dot(picture, vector) - usual[i]!)];
        }),
      ),
    );
  }

  #isFresh(seen: Seen | undefined, { mask }: Landmark): seen is Seen {
    if (!seen) return false;
    const ratio = mask.pixelCount / seen.areaPx;
    return Math.max(ratio, 1 / ratio) < this.#options.renewAtAreaRatio;
  }

  /** One vector a landmark, in their order. */
  async #pictures(marked: MarkedFrame, signal?: AbortSignal): Promise<Result<readonly Float32Array[]>> {
    const held = marked.landmarks.map((l) => {
      const seen = this.#tracks.get(l.trackId);
      return this.#isFresh(seen, l) ? seen.vector : undefined;
    });
    const fresh = marked.landmarks.filter((_, i) => !held[i]);
    if (fresh.length > 0) {
      const crops = fresh.map((l) => cropImage(marked.frame.color, l.mask.box));
      const vectors = await this.#embedder.embedImages(crops, signal);
      if (!vectors.ok) return vectors;
      for (const [i, { trackId, mask }] of fresh.entries()) {
        this.#tracks.set(trackId, { vector: vectors.value[i]!, areaPx: mask.pixelCount });
        held[marked.landmarks.indexOf(fresh[i]!)] = vectors.value[i]!;
      }
    }
    return ok(held as Float32Array[]);
  }

  async #words(words: readonly string[], signal?: AbortSignal): Promise<Result<readonly Float32Array[]>> {
    const fresh = words.filter((word) => !this.#texts.get(word));
    if (fresh.length > 0) {
      const texts = fresh.map((word) => this.#options.template.replace('{}', () => word));
      const vectors = await this.#embedder.embedTexts(texts, signal);
      if (!vectors.ok) return vectors;
      for (const [i, word] of fresh.entries()) this.#texts.set(word, vectors.value[i]!);
      return ok(words.map((word) => vectors.value[fresh.indexOf(word)] ?? this.#texts.get(word)!));
    }
    return ok(words.map((word) => this.#texts.get(word)!));
  }
}
