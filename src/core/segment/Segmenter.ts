import type { Failure, Result } from '../result.ts';
import type { Vec3 } from '../types/geometry.ts';
import type { RgbdFrame } from '../types/images.ts';
import type { Detection, LandmarkCandidate } from '../types/landmarks.ts';
import type { StageTime } from '../types/StageTime.ts';

/** What a segmenter found in one frame. */
export interface Segmentation {
  readonly candidates: readonly LandmarkCandidate[];
  /** Other regions that a question may look at, likeliest first; none where nothing but one cut is known. */
  readonly spare?: () => readonly LandmarkCandidate[];
  /** Every box that a detector weighed, too unsure for a name or not; none where no detector looked. */
  readonly hints?: readonly Detection[];
  /** Unit vector against gravity in the optical frame: the given one, or an estimate from the supporting planes. */
  readonly up: Vec3;
  /** Seconds by stage, in order. */
  readonly stages: readonly StageTime[];
  /** Why the detector gave no names to this frame: then it says nothing about what is not there, either. */
  readonly lacking?: Failure;
  /** Why the masks are as depth cut them, where a model was to cut them again. */
  readonly unrefined?: Failure;
}

export interface SegmentOptions {
  /** Against gravity, unit, optical frame, where tf knows it. */
  readonly up?: Vec3 | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Cuts a frame into landmark candidates. */
export interface Segmenter {
  segment(frame: RgbdFrame, options: SegmentOptions): Promise<Result<Segmentation>>;
}
