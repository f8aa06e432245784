import type { UpEstimate } from '../geometry/estimateUp.ts';
import type { PixelBox } from '../types/geometry.ts';
import type { RegionRole } from '../types/landmarks.ts';
import type { StageTime } from '../types/StageTime.ts';
import type { Plane } from './planes/Plane.ts';

/** One region of a segmented depth image. */
export interface DepthSegment {
  /** Its value in the label image. */
  readonly id: number;
  readonly role: RegionRole;
  readonly box: PixelBox;
  readonly pixelCount: number;
  /** For floor, walls, ceiling and supports. */
  readonly plane?: Plane;
}

/** A depth image cut into regions. */
export interface DepthSegmentation {
  readonly width: number;
  readonly height: number;
  /** Row-major segment ids, 0 for none. Reused by the segmenter's next frame: copy what must stay. */
  readonly labels: Uint16Array;
  readonly segments: readonly DepthSegment[];
  readonly up: UpEstimate;
  /** Seconds by stage, in order. */
  readonly stages: readonly StageTime[];
}
