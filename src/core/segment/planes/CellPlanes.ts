import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import { MOMENTS, solvePlane } from './PlaneMoments.ts';

/** Grid cells along a side of one patch. */
export const PATCH = 8;

/**
 * A coarse raster of patches, each with the plane that fits its inverse depth. Patches that span an edge have a large
 * `rms`; those with too few samples have rms Infinity.
 */
export class CellPlanes {
  columns = 0;
  rows = 0;
  moments = new Float64Array(0);
  a = new Float32Array(0);
  b = new Float32Array(0);
  c = new Float32Array(0);
  rms = new Float32Array(0);

  fit(grid: InverseDepthGrid): void {
    const columns = Math.ceil(grid.width / PATCH);
    const rows = Math.ceil(grid.height / PATCH);
    if (columns * rows !== this.rms.length) {
      this.moments = new Float64Array(columns * rows * MOMENTS);
      for (const key of ['a', 'b', 'c', 'rms'] as const) this[key] = new Float32Array(columns * rows);
    }
    this.columns = columns;
    this.rows = rows;
    this.#sum(grid);
    const enough = 0.6 * PATCH * PATCH;
    for (let k = 0; k < columns * rows; k++) {
      const plane = this.moments[k * MOMENTS]! >= enough ? solvePlane(this.moments, k * MOMENTS) : undefined;
      this.rms[k] = plane ? plane.rms : Infinity;
      if (!plane) continue;
      this.a[k] = plane.a;
      this.b[k] = plane.b;
      this.c[k] = plane.c;
    }
  }

  #sum(grid: InverseDepthGrid): void {
    const { columns, rows, moments: m } = this;
    const { width, height, q, rayX, rayY } = grid;
    m.fill(0);
    for (let row = 0; row < rows; row++) {
      const jEnd = Math.min(height, (row + 1) * PATCH);
      for (let column = 0; column < columns; column++) {
        const iStart = column * PATCH;
        const iEnd = Math.min(width, iStart + PATCH);
        let n = 0;
        let sx = 0;
        let sy = 0;
        let sxx = 0;
        let sxy = 0;
        let syy = 0;
        let sq = 0;
        let sxq = 0;
        let syq = 0;
        let sqq = 0;
        for (let j = row * PATCH; j < jEnd; j++) {
          const y = rayY[j]!;
          let rn = 0;
          let rx = 0;
          let rxx = 0;
          let rq = 0;
          let rxq = 0;
          for (let i = iStart, at = j * width + iStart; i < iEnd; i++, at++) {
            const d = q[at]!;
            if (d === 0) continue;
            const x = rayX[i]!;
            rn++;
            rx += x;
            rxx += x * x;
            rq += d;
            rxq += x * d;
            sqq += d * d;
          }
          n += rn;
          sx += rx;
          sxx += rxx;
          sq += rq;
          sxq += rxq;
          sy += rn * y;
          syy += rn * y * y;
          sxy += rx * y;
          syq += rq * y;
        }
        const at = (row * columns + column) * MOMENTS;
        m[at] = n;
        m[at + 1] = sx;
        m[at + 2] = sy;
        m[at + 3] = sxx;
        m[at + 4] = sxy;
        m[at + 5] = syy;
        m[at + 6] = sq;
        m[at + 7] = sxq;
        m[at + 8] = syq;
        m[at + 9] = sqq;
      }
    }
  }
}
