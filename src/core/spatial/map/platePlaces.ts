import type { SceneObject } from '../scene/Scene.ts';
import { Placer } from './Placer.ts';
import type { Projection } from './Projection.ts';
import { STYLE } from './style.ts';

/** Where in its footprint a plate may lie, as shares of the half sides: the middle, then corners and edges. */
const SHARES = [
  [0, 0],
  [0.75, 0.75],
  [0.75, -0.75],
  [-0.75, 0.75],
  [-0.75, -0.75],
  [0.75, 0],
  [-0.75, 0],
  [0, 0.75],
  [0, -0.75],
  [1.3, 1.3],
  [-1.3, -1.3],
] as const;

/** Pixels of each object's plate: within its footprint, clear of the others; small objects choose first. */
export const platePlaces = (
  objects: readonly SceneObject[],
  p: Projection,
  frame: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
): ReadonlyMap<number, readonly [number, number]> => {
  const placer = new Placer(frame);
  const r = STYLE.plate + 2;
  const places = new Map<number, readonly [number, number]>();
  for (const { id, center, size } of [...objects].reverse()) {
    const spot = placer.place(
      SHARES.map(([along, across]) => {
        const half = (side: number): number => Math.max(side / 2, (r * 1.2) / p.scale);
        const x = center[0] + along * half(size[0]);
        const y = center[1] + across * half(size[1]);
        return { x: p.u(y) - r, y: p.v(x) - r, w: 2 * r, h: 2 * r };
      }),
    );
    places.set(id, [spot.x + r, spot.y + r]);
  }
  return places;
};
