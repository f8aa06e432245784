import type { PixelBox } from '../types/geometry.ts';
import type { RgbdFrame } from '../types/images.ts';
import type { FuseMap } from './fuseSegments.ts';
import type { FuseSegment } from './fuseTypes.ts';

/** Pixels between the two sides of a seam: the depth right at an edge is a mixture. */
const REACH = 3;
/** Depth step (m, and share of the depth) up to which two sides of a seam hang together. */
const STEP = { metres: 0.03, share: 0.015 };
/** Share of a seam that must hang together, and the fewest pixels of it. */
const HELD = 0.25;
const LEAST_HELD = 4;

/**
 * Ids of the segments in a box that hang together with the main one, straight or through others: along their common
 * border depth goes on, as from a seat to its leg, and does not step, as from a chair to the floor behind it.
 */
export const joinedSegments = (
  { owner, segments }: FuseMap,
  frame: RgbdFrame,
  box: PixelBox,
  main: FuseSegment,
): ReadonlySet<number> => {
  const { width, data } = frame.depth;
  const seams = new Map<number, { held: number; all: number }>();
  const size = segments.length + 1;
  const look = (from: number, to: number) => {
    const a = owner[from]!;
    const b = owner[to]!;
    if (a === b || a === 0 || b === 0) return;
    const key = Math.min(a, b) * size + Math.max(a, b);
    const seam = seams.get(key) ?? { held: 0, all: 0 };
    seams.set(key, seam);
    const [near, far] = [data[from]!, data[to]!];
    if (near <= 0 || far <= 0) return;
    seam.all += 1;
    if (Math.abs(near - far) < STEP.metres + STEP.share * near) seam.held += 1;
  };
  for (let v = box.y0; v < box.y1; v += 1) {
    for (let u = box.x0; u < box.x1; u += 1) {
      const at = v * width + u;
      if (u + REACH < box.x1) look(at, at + REACH);
      if (v + REACH < box.y1) look(at, at + REACH * width);
    }
  }
  const joined = new Set([main.id]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [key, { held, all }] of seams) {
      const [a, b] = [Math.floor(key / size), key % size];
      if (joined.has(a) === joined.has(b) || held < LEAST_HELD || held < HELD * all) continue;
      joined.add(joined.has(a) ? b : a);
      grew = true;
    }
  }
  return joined;
};
