import type { MaskPrompt } from '../../../core/segment/refine/MaskCutter.ts';
import type { ColorImage } from '../../../core/types/images.ts';
import type { DtypeChoice } from '../dtypes.ts';
import type { ModelFamily } from '../families.ts';
import type { VlmCard } from '../VlmCard.ts';

/** What the model process is told when it starts. */
export interface WorkerOptions {
  /** The model's folder, or where it is to be put. */
  readonly folder: string;
  readonly card?: VlmCard | undefined;
  /** Kinds that can do what it is for; any when absent. */
  readonly families?: readonly ModelFamily[] | undefined;
  readonly dtype: DtypeChoice;
  /** cpu, cuda or webgpu. */
  readonly device: string;
  /** Threads inside an operation. */
  readonly threads: number;
  /** Set when missing files may be fetched. */
  readonly download?:
    | { readonly hubUrl: string; readonly hub: string; readonly revision: string }
    | undefined;
}

export type WirePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly image: ColorImage };

/** `choose`: score every word as the answer. */
export interface ChoosePayload {
  readonly system: string;
  readonly parts: readonly WirePart[];
  readonly words: readonly string[];
}

export interface ChooseAnswer {
  /** Natural log-probability a word, summing to 1 in probability. Float64Array, for -Infinity crosses in no JSON. */
  readonly logScores: Float64Array;
  readonly timing: StepTiming;
}

/** `generate`: greedy text, for descriptions and benchmarks. */
export interface GeneratePayload {
  readonly system: string;
  readonly parts: readonly WirePart[];
  readonly maxTokens: number;
  /** Goes on past the end token: for measuring. */
  readonly ignoreEnd?: boolean;
}

export interface GenerateAnswer {
  readonly text: string;
  readonly tokens: readonly number[];
  readonly timing: StepTiming;
}

/** Milliseconds. */
export interface StepTiming {
  /** Pictures to features; 0 for those seen lately. */
  readonly encodeMs: number;
  readonly prefillMs: number;
  /** All further passes together. */
  readonly decodeMs: number;
  readonly promptTokens: number;
  readonly passes: number;
}

/** `embedImages` and `embedTexts`: unit vectors, one after the other. */
export interface EmbedImagesPayload {
  readonly images: readonly ColorImage[];
}
export interface EmbedTextsPayload {
  readonly texts: readonly string[];
}
export interface EmbedAnswer {
  readonly vectors: Float32Array;
  readonly width: number;
}

/** `find`: boxes of what the words name; answers core's Detection[]. */
export interface FindPayload {
  readonly image: ColorImage;
  readonly words: readonly string[];
  readonly scoreThreshold: number;
  readonly maxDetections: number;
}

/** `cut`: one mask a prompt; answers CutMask[] in their order. */
export interface CutPayload {
  readonly image: ColorImage;
  readonly prompts: readonly MaskPrompt[];
}
