export { createOpenVocabularyResolver } from './createOpenVocabularyResolver.ts';
export type { ImageTextEmbedder } from './ImageTextEmbedder.ts';
export { nounsOf } from './nounsOf.ts';
export { OpenVocabulary } from './OpenVocabulary.ts';
export { DEFAULT_VOCABULARY_OPTIONS, type VocabularyOptions } from './VocabularyOptions.ts';
export { mergeLabels, withLabels } from './withLabels.ts';
