import type { Vec3 } from '../../types/geometry.ts';

/** A horizontal line of sight: unit directions in the scene's x, y, and the standpoint where it is known. */
export interface View {
  readonly forward: readonly [number, number];
  readonly right: readonly [number, number];
  readonly position?: Vec3;
}

const SHORTEST = 1e-6;

/** View along x, y; undefined when the direction vanishes. */
export const viewAlong = (x: number, y: number, position?: Vec3): View | undefined => {
  const length = Math.hypot(x, y);
  if (!(length > SHORTEST)) return undefined;
  const forward: [number, number] = [x / length, y / length];
  const right: [number, number] = [forward[1], -forward[0]];
  return position ? { forward, right, position } : { forward, right };
};

/** Looking at an image: x to the right, away from the viewer is y. */
export const IMAGE_VIEW: View = { forward: [0, 1], right: [1, 0] };
