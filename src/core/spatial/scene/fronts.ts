import { centreX, centreY } from './measures.ts';
import type { SceneGeometry } from './SceneGeometry.ts';

/** Backed by the room's edge when nearer to it than this, metres. */
const BACKED_METRES = 0.5;
/** Thinner than this, metres, and by half than it is wide: a flat thing. */
const FLAT_METRES = 0.35;

/**
 * Unit direction of an object's own front: as given, or away from the room's edge that backs it (a sofa at a wall, a
 * window, a picture), or undefined for things in the open.
 */
export const frontOf = (f: SceneGeometry, i: number): readonly [number, number] | undefined => {
  const given = f.objects[i]!.front;
  if (given) return given;
  return f.planar ? undefined : wallNormal(f, i);
};

/** Direction into the room of the nearest edge of the room, when the object is backed by it. */
export const wallNormal = (f: SceneGeometry, i: number): readonly [number, number] | undefined => {
  const [wide, deep] = [f.x1[i]! - f.x0[i]!, f.y1[i]! - f.y0[i]!];
  const flatX = wide < 0.5 * deep;
  const flatY = deep < 0.5 * wide;
  // A flat thing (window, picture, door) faces across its thin side, into the room.
  if (flatX !== flatY && Math.min(wide, deep) < FLAT_METRES) {
    const middleX = (f.room.x0 + f.room.x1) / 2;
    const middleY = (f.room.y0 + f.room.y1) / 2;
    return flatX ? [centreX(f, i) < middleX ? 1 : -1, 0] : [0, centreY(f, i) < middleY ? 1 : -1];
  }
  const gaps: readonly (readonly [number, readonly [number, number]])[] = [
    [f.x0[i]! - f.room.x0, [1, 0]],
    [f.room.x1 - f.x1[i]!, [-1, 0]],
    [f.y0[i]! - f.room.y0, [0, 1]],
    [f.room.y1 - f.y1[i]!, [0, -1]],
  ];
  return gaps
    .filter(([gap]) => gap < BACKED_METRES)
    .reduce<(typeof gaps)[number] | undefined>(
      (best, gap) => (best && best[0] <= gap[0] ? best : gap),
      undefined,
    )?.[1];
};
