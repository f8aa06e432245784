import type { PixelBox, Vec3 } from '../types/geometry.ts';
import type { ColourShare, RegionRole } from '../types/landmarks.ts';

/** What a pointing model is told of a mark beside its looks and its name. */
export interface PointerMark {
  readonly box: PixelBox;
  /** Metres in the level scene frame of the camera; absent where depth did not measure it. */
  readonly center?: Vec3;
  /** Full extents, metres. */
  readonly size?: Vec3;
  readonly role?: RegionRole;
  readonly truncated?: boolean;
  readonly colours?: readonly ColourShare[];
  readonly objectness?: number;
  /** Score of its label, 0..1; absent without one. */
  readonly labelScore?: number;
}
