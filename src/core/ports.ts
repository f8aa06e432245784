import type { Result } from './result.ts';
import type { Resolution } from './scene/Resolution.ts';
import type { Scene } from './scene/Scene.ts';
import type { PixelBox, Transform, Vec3 } from './types/geometry.ts';
import type { ColorImage, DepthImage, RgbdFrame } from './types/images.ts';
import type { Detection, LabelScore, Landmark, LandmarkCandidate } from './types/landmarks.ts';

/** Finds named things in a colour image. Fails with MODEL_*; never blocks the caller's thread. */
export interface Detector {
  detect(image: ColorImage, signal?: AbortSignal): Promise<Result<readonly Detection[]>>;
}

/** Says what the things in given boxes look like. Fails with MODEL_*; never blocks the caller's thread. */
export interface Classifier {
  /** Every noun it can tell, with the share that any odd thing has of it. */
  readonly vocabulary: readonly LabelScore[];
  /** For each box, in order: nouns with shares 0..1, largest first, tiny ones left out. */
  classify(
    image: ColorImage,
    boxes: readonly PixelBox[],
    signal?: AbortSignal,
  ): Promise<Result<readonly (readonly LabelScore[])[]>>;
}

/** What a segmenter found in one frame. */
export interface Segmentation {
  readonly candidates: readonly LandmarkCandidate[];
  /** Unit vector against gravity in the optical frame: the given one, or an estimate from the supporting planes. */
  readonly up: Vec3;
  /** Seconds by stage, in order. */
  readonly stages: readonly StageTime[];
}

/** Cuts a frame into landmark candidates. */
export interface Segmenter {
  segment(
    frame: RgbdFrame,
    options: {
      /** Against gravity, unit, optical frame, where tf knows it. */
      readonly up?: Vec3;
      readonly signal?: AbortSignal;
    },
  ): Promise<Result<Segmentation>>;
}

/** How long a named step took. */
export interface StageTime {
  readonly stage: string;
  readonly seconds: number;
}

/** A numbered frame: everything that a resolver may look at, and all of one stamp. */
export interface MarkedFrame {
  readonly frame: RgbdFrame;
  readonly landmarks: readonly Landmark[];
  readonly scene: Scene;
  /** Scene frame (origin at the camera, x forward and level, y left, z up) from the camera's optical frame. */
  readonly sceneFromCamera: Transform;
  /** Seconds by stage, in order. */
  readonly stages: readonly StageTime[];
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

/** What an encoded image may be, checked before its pixels are decoded. */
export interface ImageLimits {
  /** Refused above this many pixels. */
  readonly maxPixels: number;
  /** Refused when the size differs, where CameraInfo is known. */
  readonly expected?: { readonly width: number; readonly height: number };
}

/** Encoding of a depth image before compression: the part of CompressedImage.format before the semicolon. */
export type DepthEncoding = '16UC1' | '32FC1';

/** Decodes and encodes compressed images. Fails with BAD_IMAGE. */
export interface ImageCodec {
  /** JPEG or PNG to RGB. */
  decodeColor(bytes: Uint8Array, limits: ImageLimits): Promise<Result<ColorImage>>;
  /** A `compressedDepth` payload (12-byte header, then PNG) or a plain 16-bit PNG in millimetres, to metres. */
  decodeDepth(bytes: Uint8Array, limits: ImageLimits, encoding?: DepthEncoding): Promise<Result<DepthImage>>;
  encodeJpeg(image: ColorImage, quality: number): Promise<Uint8Array>;
  encodePng(image: ColorImage): Promise<Uint8Array>;
}

/** Monotonic milliseconds, for measuring stages. */
export type MonotonicClock = () => number;
