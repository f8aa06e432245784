/** 8-bit RGB, 3 bytes a pixel, row-major, no padding: `data.length === width * height * 3`. */
export interface ColorImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Metres along the optical axis (z, not range), row-major. 0 is invalid; never NaN, infinite or negative. */
export interface DepthImage {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Pinhole intrinsics in pixels. `distortion` is empty for rectified images (ROS: P was used). */
export interface CameraModel {
  readonly width: number;
  readonly height: number;
  readonly fx: number;
  readonly fy: number;
  readonly cx: number;
  readonly cy: number;
  readonly distortionModel: string;
  readonly distortion: readonly number[];
}

/**
 * One synchronised, checked colour and depth pair. The marks that a model sees and the depth that lifts its answer are
 * of the same value: it is passed along and never looked up again.
 */
export interface RgbdFrame {
  /** Nanoseconds of the colour image's header. */
  readonly stampNs: bigint;
  /** Optical frame: x right, y down, z forward (REP-103). */
  readonly frameId: string;
  readonly color: ColorImage;
  /** Registered to colour: same size, same frame. */
  readonly depth: DepthImage;
  readonly camera: CameraModel;
  /** Why there is no depth image, for a person: then `depth` is all 0. Absent where one came. */
  readonly withoutDepth?: string;
  /** What is odd about its depths, for a person: said where nothing was found. */
  readonly depthHint?: string;
}
