import type { PhraseVectors } from './PhraseMemory.ts';

/** What words call things by, for comparing it with what was seen before. */
export interface NamedPhrases {
  /** The namer in whose space the vectors lie. */
  readonly space: string;
  readonly vectors: PhraseVectors;
}
