import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import type { LinkRuns } from './LinkRuns.ts';
import type { SurfaceNormals } from './SurfaceNormals.ts';

/** Bit of a cell on a concave edge: two surfaces that turn towards each other meet here. */
export const CONCAVE = 8;

/** Working bits: surfaces of different slope meet without turning to or from each other; they turn away. */
const SINGULAR = 16;
const CONVEX = 32;
/** Normals differ this much (length of the difference), yet hardly (cosine) along the line between the two places. */
const SHARP = 0.7;
const ALONG = 0.25;

/** Cells to each side between which the turn of the surface is measured. */
const REACH = 4;
const LEAST_REACH = 2;

/** How sharply (sine over twice the reach) a surface must turn inwards at inverse depth q: `least` + `noise` / q. */
export interface ConcaveTurn {
  readonly least: number;
  readonly noise: number;
}

/**
 * Marks cells where the surface turns inwards by more than `turn`, along the
 * row or the column: the seam between touching or stacked objects (the convexity criterion of Stein et al. 2014,
 * taken cell by cell).
 */
export const markConcave = (
  grid: InverseDepthGrid,
  normals: SurfaceNormals,
  flags: Uint8Array,
  runs: readonly LinkRuns[],
  turn: ConcaveTurn,
): void => {
  for (const { start, length, count, step } of runs)
    for (let run = 0; run < count; run++)
      if (length[run]! > 2 * LEAST_REACH)
        markRun(grid, normals, flags, start[run]!, step, length[run]!, turn);
  // Seen along their contact two things meet in a fold that is neither: a seam, unless the other direction says convex.
  for (let at = 0; at < flags.length; at++)
    if ((flags[at]! & (SINGULAR | CONVEX)) === SINGULAR) flags[at]! |= CONCAVE;
};

const markRun = (
  grid: InverseDepthGrid,
  { nx, ny, nz }: SurfaceNormals,
  flags: Uint8Array,
  origin: number,
  step: number,
  length: number,
  { least, noise }: ConcaveTurn,
): void => {
  const { q, rayX, rayY, width } = grid;
  for (let k = LEAST_REACH; k < length - LEAST_REACH; k++) {
    const reach = Math.min(REACH, k, length - 1 - k);
    const turn = least + noise / q[origin + k * step]!;
    const p = origin + (k - reach) * step;
    const r = origin + (k + reach) * step;
    const dx = nx[r]! - nx[p]!;
    const dy = ny[r]! - ny[p]!;
    const dz = nz[r]! - nz[p]!;
    const square = dx * dx + dy * dy + dz * dz;
    if (square < turn * turn) continue;
    const zp = 1 / q[p]!;
    const zr = 1 / q[r]!;
    const ip = p % width;
    const ir = r % width;
    const ex = rayX[ir]! * zr - rayX[ip]! * zp;
    const ey = rayY[(r - ir) / width]! * zr - rayY[(p - ip) / width]! * zp;
    const ez = zr - zp;
    const turned = dx * ex + dy * ey + dz * ez;
    const span = ex * ex + ey * ey + ez * ez;
    if (square > SHARP * SHARP && turned * turned < ALONG * ALONG * square * span)
      flags[origin + k * step]! |= SINGULAR;
    else if (turned > 0) flags[origin + k * step]! |= CONVEX;
    if (turned < 0 && turned * turned > turn * turn * span) flags[origin + k * step]! |= CONCAVE;
  }
};
