import type { Result } from '../result.ts';
import type { ColorImage } from '../types/images.ts';

/** A CLIP kind: pictures and words as unit vectors of one space. Fails with MODEL_*, BUSY or CANCELLED. */
export interface ImageTextEmbedder {
  embedImages(images: readonly ColorImage[], signal?: AbortSignal): Promise<Result<readonly Float32Array[]>>;
  embedTexts(texts: readonly string[], signal?: AbortSignal): Promise<Result<readonly Float32Array[]>>;
}
