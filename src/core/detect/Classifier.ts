import type { Result } from '../result.ts';
import type { PixelBox } from '../types/geometry.ts';
import type { ColorImage } from '../types/images.ts';
import type { LabelScore } from '../types/landmarks.ts';
import type { Look } from './Look.ts';

/** Says what the things in given boxes look like. Fails with MODEL_*; never blocks the caller's thread. */
export interface Classifier {
  /** Every noun it can tell, with the share that any odd thing has of it. */
  readonly vocabulary: readonly LabelScore[];
  /** The namer that puts looks into the space of phrases, by a name that changes with its weights; absent without one. */
  readonly nameSpace?: string;
  /** For each box, in order, what it shows. */
  classify(
    image: ColorImage,
    boxes: readonly PixelBox[],
    signal?: AbortSignal,
  ): Promise<Result<readonly Look[]>>;
}
