import type { Vec3 } from '../../../core/types/geometry.ts';

/** A camera in a scanned room: where it stands (metres, z up), which way it looks (radians, from x to y; down), its lens. */
export interface Eye {
  readonly at: Vec3;
  readonly yaw: number;
  readonly pitch: number;
  readonly focal: number;
}
