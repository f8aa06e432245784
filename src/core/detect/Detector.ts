import type { Result } from '../result.ts';
import type { ColorImage } from '../types/images.ts';
import type { Detections } from './Detections.ts';

/** Finds named things in a colour image. Fails with MODEL_*; never blocks the caller's thread. */
export interface Detector {
  detect(image: ColorImage, signal?: AbortSignal): Promise<Result<Detections>>;
}
