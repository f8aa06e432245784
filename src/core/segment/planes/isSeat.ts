import type { Vec3 } from '../../types/geometry.ts';
import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import { HEIGHT_BIN, type LevelTop } from './LevelCells.ts';
import type { RegionBox } from './regionBox.ts';

/** A surface this low above the floor (m) with so much (share of its cells) rising behind it is a seat or a bed. */
const SEAT_HEIGHT = 0.6;
const BACK_SHARE = 0.3;
const BACK_RISE = 0.08;
/** Or a back touches it (m) along so much of its far edge. */
const BACK_STEP = 0.03;
const BACKED_SHARE = 0.6;

/** Low, and with a back: its own surface rises behind it, or what touches it along its far edge. */
export const isSeat = (
  { width, q, rayX, rayY }: InverseDepthGrid,
  region: Int32Array,
  up: Vec3,
  top: LevelTop,
  box: RegionBox,
  floorHeight: number,
): boolean => {
  if (top.height - floorHeight > SEAT_HEIGHT) return false;
  let above = 0;
  let level = 0;
  let columns = 0;
  let backed = 0;
  for (let i = box.left; i < box.right; i++) {
    let farEdge = -1;
    for (let j = box.bottom - 1, at = j * width + i; j >= box.top; j--, at -= width) {
      if (region[at] !== top.region) continue;
      const rise = (up[0] * rayX[i]! + up[1] * rayY[j]! + up[2]) / q[at]! - top.height;
      if (rise > BACK_RISE) above++;
      else if (Math.abs(rise) < 1.5 * HEIGHT_BIN) {
        level++;
        farEdge = at;
      }
    }
    if (farEdge < width) continue;
    columns++;
    // What overhangs the top is nearer than its far edge; a back is not, nor farther than the top falls from row to row.
    const behind = farEdge - width;
    if (region[behind] === 0) continue;
    const before =
      farEdge + width < q.length && region[farEdge + width] === top.region ? farEdge + width : farEdge;
    const step = 1 / q[behind]! - 1 / q[farEdge]!;
    if (step > -BACK_STEP && step < BACK_STEP + Math.abs(1 / q[farEdge]! - 1 / q[before]!)) backed++;
  }
  return above > BACK_SHARE * level || backed > BACKED_SHARE * columns;
};
