import type { Vec3 } from '../../types/geometry.ts';
import type { PlaceBounds } from '../MemoryView.ts';

/** The box around points; empty, with low above high, of none. */
export const boundsOf = (points: readonly Vec3[]): PlaceBounds => {
  const [low, high] = [Math.min, Math.max].map((pick) =>
    [0, 1, 2].map((axis) => pick(...points.map((point) => point[axis]!))),
  ) as unknown as [Vec3, Vec3];
  return { low, high };
};
