import type { InverseDepthGrid } from './InverseDepthGrid.ts';
import { INSIDE, LINK_DOWN, LINK_RIGHT } from './markBreaks.ts';

/** Cells on each side over which a slope is fitted, and across which slopes are averaged. */
const FIT_REACH = 4;
const MEAN_REACH = 3;

/**
 * Normals of linked surfaces. The slope of inverse depth along each row and column is a least-squares line over a
 * window that ends at depth edges; slopes are then averaged across. Running sums make the cost independent of the
 * window: a few additions a cell.
 */
export class SurfaceNormals {
  nx = new Float32Array(0);
  ny = new Float32Array(0);
  nz = new Float32Array(0);
  private slopeX = new Float32Array(0);
  private slopeY = new Float32Array(0);
  private sum0 = new Float64Array(0);
  private sum1 = new Float64Array(0);

  compute(grid: InverseDepthGrid, flags: Uint8Array): void {
    const { width, height, q, rayX, rayY, fx, fy } = grid;
    const n = width * height;
    if (this.nx.length !== n) {
      for (const key of ['nx', 'ny', 'nz', 'slopeX', 'slopeY'] as const) this[key] = new Float32Array(n);
      this.sum0 = new Float64Array(Math.max(width, height) + 1);
      this.sum1 = new Float64Array(Math.max(width, height) + 1);
    }
    const { slopeX, slopeY, nx, ny, nz } = this;
    for (let j = 0; j < height; j++) this.fitLine(q, flags, LINK_RIGHT, j * width, 1, width, nx);
    for (let i = 0; i < width; i++) this.fitLine(q, flags, LINK_DOWN, i, width, height, ny);
    for (let i = 0; i < width; i++) this.meanLine(nx, flags, LINK_DOWN, i, width, height, slopeX);
    for (let j = 0; j < height; j++) this.meanLine(ny, flags, LINK_RIGHT, j * width, 1, width, slopeY);
    for (let j = 0; j < height; j++) {
      const y = rayY[j]!;
      for (let i = 0, at = j * width; i < width; i++, at++) {
        if ((flags[at]! & INSIDE) === 0) continue;
        const a = slopeX[at]! * fx;
        const b = slopeY[at]! * fy;
        const c = q[at]! - a * rayX[i]! - b * y;
        const norm = -1 / Math.sqrt(a * a + b * b + c * c + 1e-20);
        nx[at] = a * norm;
        ny[at] = b * norm;
        nz[at] = c * norm;
      }
    }
  }

  /** Slope of q per cell along one row or column; a run alone in its line has slope 0. */
  private fitLine(
    q: Float32Array,
    flags: Uint8Array,
    link: number,
    origin: number,
    step: number,
    length: number,
    out: Float32Array,
  ): void {
    const { sum0, sum1 } = this;
    let start = 0;
    while (start < length) {
      if ((flags[origin + start * step]! & INSIDE) === 0) {
        start++;
        continue;
      }
      let end = start;
      sum0[start] = 0;
      sum1[start] = 0;
      for (let at = origin + start * step; ; at += step) {
        const d = q[at]!;
        sum0[end + 1] = sum0[end]! + d;
        sum1[end + 1] = sum1[end]! + d * end;
        end++;
        if ((flags[at]! & link) === 0) break;
      }
      for (let k = start, at = origin + start * step; k < end; k++, at += step) {
        const low = Math.max(k - FIT_REACH, start);
        const high = Math.min(k + FIT_REACH + 1, end);
        const count = high - low;
        if (count < 2) {
          out[at] = 0;
          continue;
        }
        const s0 = sum0[high]! - sum0[low]!;
        const s1 = sum1[high]! - sum1[low]!;
        out[at] = (12 * (s1 - 0.5 * (low + high - 1) * s0)) / (count * (count * count - 1));
      }
      start = end;
    }
  }

  private meanLine(
    slope: Float32Array,
    flags: Uint8Array,
    link: number,
    origin: number,
    step: number,
    length: number,
    out: Float32Array,
  ): void {
    const { sum0 } = this;
    let start = 0;
    while (start < length) {
      if ((flags[origin + start * step]! & INSIDE) === 0) {
        start++;
        continue;
      }
      let end = start;
      sum0[start] = 0;
      for (let at = origin + start * step; ; at += step) {
        sum0[end + 1] = sum0[end]! + slope[at]!;
        end++;
        if ((flags[at]! & link) === 0) break;
      }
      for (let k = start, at = origin + start * step; k < end; k++, at += step) {
        const low = Math.max(k - MEAN_REACH, start);
        const high = Math.min(k + MEAN_REACH + 1, end);
        out[at] = (sum0[high]! - sum0[low]!) / (high - low);
      }
      start = end;
    }
  }
}
