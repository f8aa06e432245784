import type { Vec3 } from '../../../types/geometry.ts';
import { centreX, centreY, centreZ } from '../../scene/measures.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';

/** Metres from a standpoint to the middle of an object. */
export const distanceFrom = (f: SceneGeometry, i: number, [x, y, z]: Vec3): number =>
  Math.hypot(centreX(f, i) - x, centreY(f, i) - y, centreZ(f, i) - z);
