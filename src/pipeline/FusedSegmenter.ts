import { type Detections, NO_DETECTIONS } from '../core/detect/Detections.ts';
import type { Detector } from '../core/detect/Detector.ts';
import { type Failure, fail, ok, type Result } from '../core/result.ts';
import { fuse } from '../core/segment/fusion/fuse.ts';
import type { Segmentation, Segmenter, SegmentOptions } from '../core/segment/Segmenter.ts';
import type { CutOptions } from '../core/segment/tree/chooseCut.ts';
import type { RegionJudge } from '../core/segment/tree/judge/RegionJudge.ts';
import { growRegions } from '../core/segment/tree/proposeRegions.ts';
import { treeCandidates } from '../core/segment/tree/treeCandidates.ts';
import type { RgbdFrame } from '../core/types/images.ts';
import type { MonotonicClock } from '../core/types/MonotonicClock.ts';

export interface FusedSegmenterDeps {
  readonly geometry: Segmenter;
  readonly detector?: Detector;
  /** Judges the regions of a tree together with the segments; without it the segments are the candidates. */
  readonly regions?: { readonly judge: RegionJudge; readonly options: CutOptions };
  readonly now: MonotonicClock;
  /** Told when the detector did not answer: the frame goes on with geometry alone. */
  readonly onDetectorFailure?: ((failure: Failure) => void) | undefined;
}

/**
 * Depth segments and named boxes, joined into one candidate an object, and judged together with the regions of a tree. The
 * detector works in its own process while geometry is computed and the tree grown here; without its answer the segments
 * stand unnamed.
 */
export class FusedSegmenter implements Segmenter {
  readonly #deps: FusedSegmenterDeps;

  constructor(deps: FusedSegmenterDeps) {
    this.#deps = deps;
  }

  async segment(frame: RgbdFrame, options: SegmentOptions): Promise<Result<Segmentation>> {
    const { geometry, detector, regions, now, onDetectorFailure } = this.#deps;
    const start = now();
    const detecting = detector?.detect(frame.color, options.signal) ?? NOTHING;
    const segmented = await geometry.segment(frame, options);
    // The detector works meanwhile in its own process.
    const growing = now();
    const grown = regions && segmented.ok ? growRegions(frame, segmented.value.up) : undefined;
    const grew = { stage: 'grow', seconds: (now() - growing) / 1000 };
    const detected = await detecting;
    if (!segmented.ok) return segmented;
    if (options.signal?.aborted) return fail('CANCELLED', 'the request was cancelled');
    const stages = [...segmented.value.stages, ...(grown ? [grew] : [])];
    if (detector) stages.push({ stage: 'detect', seconds: (now() - start) / 1000 });
    if (!detected.ok) onDetectorFailure?.(detected.failure);
    const fusing = now();
    const { up } = segmented.value;
    const { named, hints } = detected.ok ? detected.value : NO_DETECTIONS;
    const said = { ...(hints && { hints }), ...(!detected.ok && { lacking: detected.failure }) };
    const candidates = detected.ok
      ? fuse({ detections: named, ...segmented.value, frame })
      : segmented.value.candidates;
    stages.push({ stage: 'fuse', seconds: (now() - fusing) / 1000 });
    if (!regions || !grown) return ok({ up, candidates, stages, ...said });
    const judging = now();
    const judged = treeCandidates(
      { grown, candidates, detections: named, hints },
      regions.judge,
      regions.options,
    );
    stages.push({ stage: 'judge', seconds: (now() - judging) / 1000 });
    return ok({ up, candidates: judged.drawn, spare: judged.spare, stages, ...said });
  }
}

const NOTHING: Result<Detections> = ok(NO_DETECTIONS);
