import type { Result } from '../../result.ts';
import type { PixelBox } from '../../types/geometry.ts';
import type { ColorImage } from '../../types/images.ts';
import type { Mask } from '../../types/landmarks.ts';

/** Where a thing is: its box, and pixels that are its own (at least one). */
export interface MaskPrompt {
  readonly box: PixelBox;
  readonly points: readonly (readonly [u: number, v: number])[];
}

/** A mask as a model cut it, with what it says of its fit, 0..1. */
export interface CutMask {
  readonly mask: Mask;
  readonly score: number;
}

/** Cuts masks from prompts, by colour alone. Fails with MODEL_*, BUSY or CANCELLED; never blocks the caller's thread. */
export interface MaskCutter {
  /** One for each prompt, in order; undefined where it found nothing. */
  cut(
    image: ColorImage,
    prompts: readonly MaskPrompt[],
    signal?: AbortSignal,
  ): Promise<Result<readonly (CutMask | undefined)[]>>;
}
