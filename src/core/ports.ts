import type { Result } from './result.ts';
import type { Resolution } from './scene/Resolution.ts';
import type { Scene } from './scene/Scene.ts';
import type { Transform } from './types/geometry.ts';
import type { ColorImage, RgbdFrame } from './types/images.ts';
import type { Detection, Landmark, LandmarkCandidate } from './types/landmarks.ts';

/** Finds named things in a colour image. Fails with MODEL_*; never blocks the caller's thread. */
export interface Detector {
  detect(image: ColorImage, signal?: AbortSignal): Promise<Result<readonly Detection[]>>;
}

/** Cuts a frame into landmark candidates. */
export interface Segmenter {
  segment(frame: RgbdFrame, signal?: AbortSignal): Promise<Result<readonly LandmarkCandidate[]>>;
}

/** A numbered frame: everything that a resolver may look at, and all of one stamp. */
export interface MarkedFrame {
  readonly frame: RgbdFrame;
  readonly landmarks: readonly Landmark[];
  readonly scene: Scene;
  /** Scene frame (z up) from camera optical frame. */
  readonly sceneFromCamera: Transform;
}

export interface ResolveRequest {
  readonly expression: string;
  readonly marked: MarkedFrame;
}

/** Chooses among the marks of a frame. Answers only ids that `marked.landmarks` holds. */
export interface Resolver {
  /** `geometric`, or the model's name. */
  readonly name: string;
  resolve(request: ResolveRequest, signal?: AbortSignal): Promise<Result<Resolution>>;
}

/** Transforms between frames at a stamp. Fails with UNKNOWN_FRAME, EXTRAPOLATION or TF_TIMEOUT. */
export interface TransformSource {
  lookup(request: {
    readonly targetFrame: string;
    readonly sourceFrame: string;
    readonly stampNs: bigint;
    readonly timeoutMs: number;
  }): Promise<Result<Transform>>;
}

/** Monotonic milliseconds, for measuring stages. */
export type MonotonicClock = () => number;
