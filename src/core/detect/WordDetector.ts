import type { Result } from '../result.ts';
import type { ColorImage } from '../types/images.ts';
import type { Detection } from '../types/landmarks.ts';
import type { Detector } from './Detector.ts';

/** A detector that is told what to look for. `detect` looks for `labels`. Fails with MODEL_*, BUSY or CANCELLED. */
export interface WordDetector extends Detector {
  /** What it is asked for in every frame. */
  readonly labels: readonly string[];
  find(
    image: ColorImage,
    words: readonly string[],
    signal?: AbortSignal,
  ): Promise<Result<readonly Detection[]>>;
}
