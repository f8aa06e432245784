import { type Failure, fail, ok, type Result } from '../../core/result.ts';
import type { MaskCutter } from '../../core/segment/refine/MaskCutter.ts';
import { promptOf } from '../../core/segment/refine/promptOf.ts';
import { refineMasks } from '../../core/segment/refine/refineMasks.ts';
import type { Segmentation, Segmenter, SegmentOptions } from '../../core/segment/Segmenter.ts';
import type { RgbdFrame } from '../../core/types/images.ts';
import type { MonotonicClock } from '../../core/types/MonotonicClock.ts';

export interface RefinedSegmenterDeps {
  readonly inner: Segmenter;
  readonly cutter: MaskCutter;
  readonly now: MonotonicClock;
  /** Told when the cutter did not answer: the frame goes on with the masks that it had. */
  readonly onCutterFailure?: ((failure: Failure) => void) | undefined;
}

/** Another segmenter's things with their masks cut again by a model, before anything is measured along them. */
export class RefinedSegmenter implements Segmenter {
  readonly #deps: RefinedSegmenterDeps;

  constructor(deps: RefinedSegmenterDeps) {
    this.#deps = deps;
  }

  async segment(frame: RgbdFrame, options: SegmentOptions): Promise<Result<Segmentation>> {
    const { inner, cutter, now, onCutterFailure } = this.#deps;
    const segmented = await inner.segment(frame, options);
    if (!segmented.ok) return segmented;
    const start = now();
    const { candidates, stages } = segmented.value;
    const asked = candidates.map(({ role, mask }) => (role === 'object' ? promptOf(mask) : undefined));
    const prompts = asked.filter((prompt) => prompt !== undefined);
    if (prompts.length === 0) return segmented;
    const cut = await cutter.cut(frame.color, prompts, options.signal);
    if (options.signal?.aborted) return fail('CANCELLED', 'the request was cancelled');
    const stage = { stage: 'refine', seconds: (now() - start) / 1000 };
    if (!cut.ok) {
      onCutterFailure?.(cut.failure);
      return ok({ ...segmented.value, stages: [...stages, stage], unrefined: cut.failure });
    }
    const masks = cut.value.values();
    const cuts = asked.map((prompt) => (prompt ? masks.next().value : undefined));
    const refined = refineMasks(candidates, cuts, frame.color);
    return ok({ ...segmented.value, candidates: refined, stages: [...stages, stage] });
  }
}
