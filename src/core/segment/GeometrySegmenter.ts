import { fail, ok, type Result } from '../result.ts';
import type { RgbdFrame } from '../types/images.ts';
import type { MonotonicClock } from '../types/MonotonicClock.ts';
import { DepthSegmenter } from './DepthSegmenter.ts';
import type { Segmentation, Segmenter, SegmentOptions } from './Segmenter.ts';
import { candidatesOf } from './segmentMasks.ts';

export interface GeometrySegmenterOptions {
  /** For the stage times; without a clock they are 0. */
  readonly now?: MonotonicClock;
  /** Most segments returned, largest first. */
  readonly maxSegments?: number;
}

/** Landmark candidates from depth alone: floor, walls, supports and class-agnostic objects. */
export class GeometrySegmenter implements Segmenter {
  readonly #segmenter: DepthSegmenter;
  readonly #options: GeometrySegmenterOptions;

  constructor(options: GeometrySegmenterOptions = {}) {
    this.#options = options;
    this.#segmenter = new DepthSegmenter(options.now);
  }

  segment(frame: RgbdFrame, { up, signal }: SegmentOptions = {}): Promise<Result<Segmentation>> {
    if (signal?.aborted)
      return Promise.resolve(
        fail('CANCELLED', `segmentation of a frame of ${frame.frameId} was cancelled before it began`),
      );
    const { maxSegments } = this.#options;
    const cut = this.#segmenter.segment(frame.depth, frame.camera, { up, maxSegments });
    return Promise.resolve(ok({ candidates: candidatesOf(cut), up: cut.up.up, stages: cut.stages }));
  }
}
