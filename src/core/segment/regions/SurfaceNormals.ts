import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import type { LinkRuns } from './LinkRuns.ts';
import { INSIDE } from './markBreaks.ts';

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
  #slopeX = new Float32Array(0);
  #slopeY = new Float32Array(0);
  #sum0 = new Float64Array(0);
  #sum1 = new Float64Array(0);

  compute(grid: InverseDepthGrid, flags: Uint8Array, rows: LinkRuns, columns: LinkRuns): void {
    const { width, height, q, rayX, rayY, fx, fy } = grid;
    const n = width * height;
    if (this.nx.length !== n) {
      for (const key of ['nx', 'ny', 'nz'] as const) this[key] = new Float32Array(n);
      this.#slopeX = new Float32Array(n);
      this.#slopeY = new Float32Array(n);
      this.#sum0 = new Float64Array(Math.max(width, height) + 1);
      this.#sum1 = new Float64Array(Math.max(width, height) + 1);
    }
    const { nx, ny, nz } = this;
    const slopeX = this.#slopeX;
    const slopeY = this.#slopeY;
    this.#fitLines(q, rows, nx);
    this.#fitLines(q, columns, ny);
    this.#meanLines(nx, columns, slopeX);
    this.#meanLines(ny, rows, slopeY);
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

  /** Slope of q per cell along each run; a cell alone has slope 0. */
  #fitLines(q: Float32Array, { start, length, count, step }: LinkRuns, out: Float32Array): void {
    const sum0 = this.#sum0;
    const sum1 = this.#sum1;
    for (let run = 0; run < count; run++) {
      const first = start[run]!;
      const cells = length[run]!;
      if (cells === 1) {
        out[first] = 0;
        continue;
      }
      let s0 = 0;
      let s1 = 0;
      for (let k = 0, at = first; k < cells; k++, at += step) {
        const d = q[at]!;
        s0 += d;
        s1 += d * k;
        sum0[k + 1] = s0;
        sum1[k + 1] = s1;
      }
      for (let k = 0, at = first; k < cells; k++, at += step) {
        const low = k > FIT_REACH ? k - FIT_REACH : 0;
        const high = k + FIT_REACH < cells ? k + FIT_REACH + 1 : cells;
        const n = high - low;
        const total = sum0[high]! - sum0[low]!;
        const moment = sum1[high]! - sum1[low]!;
        out[at] = (12 * (moment - 0.5 * (low + high - 1) * total)) / (n * (n * n - 1));
      }
    }
  }

  #meanLines(slope: Float32Array, { start, length, count, step }: LinkRuns, out: Float32Array): void {
    const sum0 = this.#sum0;
    for (let run = 0; run < count; run++) {
      const first = start[run]!;
      const cells = length[run]!;
      let sum = 0;
      for (let k = 0, at = first; k < cells; k++, at += step) {
        sum += slope[at]!;
        sum0[k + 1] = sum;
      }
      for (let k = 0, at = first; k < cells; k++, at += step) {
        const low = k > MEAN_REACH ? k - MEAN_REACH : 0;
        const high = k + MEAN_REACH < cells ? k + MEAN_REACH + 1 : cells;
        out[at] = (sum0[high]! - sum0[low]!) / (high - low);
      }
    }
  }
}
