import type { Detector } from '../core/detect/Detector.ts';
import { type Failure, fail, ok, type Result } from '../core/result.ts';
import { fuse } from '../core/segment/fusion/fuse.ts';
import type { Segmentation, Segmenter, SegmentOptions } from '../core/segment/Segmenter.ts';
import type { RgbdFrame } from '../core/types/images.ts';
import type { MonotonicClock } from '../core/types/MonotonicClock.ts';

export interface FusedSegmenterDeps {
  readonly geometry: Segmenter;
  readonly detector: Detector;
  readonly now: MonotonicClock;
  /** Told when the detector did not answer: the frame goes on with geometry alone. */
  readonly onDetectorFailure?: ((failure: Failure) => void) | undefined;
}

/**
 * Depth segments and named boxes, joined into one candidate an object. The detector works in its own process while
 * geometry is computed here; without its answer the segments stand unnamed.
 */
export class FusedSegmenter implements Segmenter {
  readonly #deps: FusedSegmenterDeps;

  constructor(deps: FusedSegmenterDeps) {
    this.#deps = deps;
  }

  async segment(frame: RgbdFrame, options: SegmentOptions): Promise<Result<Segmentation>> {
    const { geometry, detector, now, onDetectorFailure } = this.#deps;
    const start = now();
    const detecting = detector.detect(frame.color, options.signal);
    const segmented = await geometry.segment(frame, options);
    const detected = await detecting;
    if (!segmented.ok) return segmented;
    if (options.signal?.aborted) return fail('CANCELLED', 'the request was cancelled');
    const waited = { stage: 'detect', seconds: (now() - start) / 1000 };
    if (!detected.ok) {
      onDetectorFailure?.(detected.failure);
      return ok({
        ...segmented.value,
        stages: [...segmented.value.stages, waited],
        lacking: detected.failure,
      });
    }
    const fusing = now();
    const candidates = fuse({ detections: detected.value, ...segmented.value, frame });
    const fused = { stage: 'fuse', seconds: (now() - fusing) / 1000 };
    return ok({ ...segmented.value, candidates, stages: [...segmented.value.stages, waited, fused] });
  }
}
