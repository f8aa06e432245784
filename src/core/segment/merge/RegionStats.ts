import type { Vec3 } from '../../types/geometry.ts';
import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import { MOMENTS } from '../planes/PlaneMoments.ts';
import type { SurfaceNormals } from '../regions/SurfaceNormals.ts';

/** Sums kept for each region, by offset: position, normal, normal . position, position . position, area. */
const PX = 0;
const NX = 3;
const NP = 6;
const PP = 7;
const AREA = 8;
const HEIGHT = 9;
const SUMS = 10;

/** What merging needs to know of each region; merging two regions adds their sums. Regions are numbered from 1. */
export class RegionStats {
  readonly count: number;
  readonly size: Int32Array;
  /** For planes in inverse depth, `MOMENTS` a region. */
  readonly moments: Float64Array;
  readonly #sums: Float64Array;
  /** Cells: first and last column and row. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly top: Int32Array;
  readonly bottom: Int32Array;
  /** Height along up, m. */
  readonly low: Float32Array;
  readonly high: Float32Array;

  constructor(grid: InverseDepthGrid, normals: SurfaceNormals, region: Int32Array, count: number, up: Vec3) {
    this.count = count;
    this.size = new Int32Array(count + 1);
    this.moments = new Float64Array((count + 1) * MOMENTS);
    this.#sums = new Float64Array((count + 1) * SUMS);
    this.left = new Int32Array(count + 1).fill(grid.width);
    this.right = new Int32Array(count + 1).fill(-1);
    this.top = new Int32Array(count + 1).fill(grid.height);
    this.bottom = new Int32Array(count + 1).fill(-1);
    this.low = new Float32Array(count + 1).fill(Infinity);
    this.high = new Float32Array(count + 1).fill(-Infinity);
    this.#collect(grid, normals, region, up);
  }

  /** Sums along runs of one region, so that each cell costs additions to local numbers only. */
  #collect(grid: InverseDepthGrid, { nx, ny, nz }: SurfaceNormals, region: Int32Array, up: Vec3): void {
    const { width, height, q, rayX, rayY } = grid;
    const { moments: m, size, left, right, top, bottom, low, high } = this;
    const s = this.#sums;
    const solid = 1 / (grid.fx * grid.fy);
    const [ux, uy, uz] = up;
    for (let j = 0; j < height; j++) {
      const y = rayY[j]!;
      const row = j * width;
      for (let i = 0; i < width; ) {
        const id = region[row + i]!;
        if (id === 0) {
          i++;
          continue;
        }
        const start = i;
        let sx = 0;
        let sxx = 0;
        let sq = 0;
        let sxq = 0;
        let sqq = 0;
        let px = 0;
        let py = 0;
        let pz = 0;
        let pp = 0;
        let n0 = 0;
        let n1 = 0;
        let n2 = 0;
        let np = 0;
        let zz = 0;
        let hMin = Infinity;
        let hMax = -Infinity;
        for (; i < width && region[row + i] === id; i++) {
          const d = q[row + i]!;
          const x = rayX[i]!;
          const z = 1 / d;
          const x3 = x * z;
          const y3 = y * z;
          const a = nx[row + i]!;
          const b = ny[row + i]!;
          const c = nz[row + i]!;
          const h = ux * x3 + uy * y3 + uz * z;
          sx += x;
          sxx += x * x;
          sq += d;
          sxq += x * d;
          sqq += d * d;
          px += x3;
          py += y3;
          pz += z;
          pp += x3 * x3 + y3 * y3 + z * z;
          n0 += a;
          n1 += b;
          n2 += c;
          np += a * x3 + b * y3 + c * z;
          zz += z * z;
          if (h < hMin) hMin = h;
          if (h > hMax) hMax = h;
        }
        const n = i - start;
        const k = id * MOMENTS;
        m[k]! += n;
        m[k + 1]! += sx;
        m[k + 2]! += n * y;
        m[k + 3]! += sxx;
        m[k + 4]! += sx * y;
        m[k + 5]! += n * y * y;
        m[k + 6]! += sq;
        m[k + 7]! += sxq;
        m[k + 8]! += sq * y;
        m[k + 9]! += sqq;
        const b = id * SUMS;
        s[b + PX]! += px;
        s[b + PX + 1]! += py;
        s[b + PX + 2]! += pz;
        s[b + NX]! += n0;
        s[b + NX + 1]! += n1;
        s[b + NX + 2]! += n2;
        s[b + NP]! += np;
        s[b + PP]! += pp;
        s[b + AREA]! += zz * solid;
        s[b + HEIGHT]! += ux * px + uy * py + uz * pz;
        size[id]! += n;
        if (start < left[id]!) left[id] = start;
        if (i - 1 > right[id]!) right[id] = i - 1;
        if (j < top[id]!) top[id] = j;
        bottom[id] = j;
        if (hMin < low[id]!) low[id] = hMin;
        if (hMax > high[id]!) high[id] = hMax;
      }
    }
  }

  /** Adds region `from` to region `into`. */
  merge(into: number, from: number): void {
    for (let k = 0; k < MOMENTS; k++)
      this.moments[into * MOMENTS + k] =
        this.moments[into * MOMENTS + k]! + this.moments[from * MOMENTS + k]!;
    for (let k = 0; k < SUMS; k++)
      this.#sums[into * SUMS + k] = this.#sums[into * SUMS + k]! + this.#sums[from * SUMS + k]!;
    this.size[into] = this.size[into]! + this.size[from]!;
    this.left[into] = Math.min(this.left[into]!, this.left[from]!);
    this.right[into] = Math.max(this.right[into]!, this.right[from]!);
    this.top[into] = Math.min(this.top[into]!, this.top[from]!);
    this.bottom[into] = Math.max(this.bottom[into]!, this.bottom[from]!);
    this.low[into] = Math.min(this.low[into]!, this.low[from]!);
    this.high[into] = Math.max(this.high[into]!, this.high[from]!);
  }

  centre(id: number): Vec3 {
    const n = this.size[id]! || 1;
    const b = id * SUMS + PX;
    return [this.#sums[b]! / n, this.#sums[b + 1]! / n, this.#sums[b + 2]! / n];
  }

  /** Not unit: shorter the more the surface turns. */
  meanNormal(id: number): Vec3 {
    const n = this.size[id]! || 1;
    const b = id * SUMS + NX;
    return [this.#sums[b]! / n, this.#sums[b + 1]! / n, this.#sums[b + 2]! / n];
  }

  /** Mean height along up, m. */
  meanHeight(id: number): number {
    return this.#sums[id * SUMS + HEIGHT]! / (this.size[id]! || 1);
  }

  /** Square metres, as if seen face on. */
  area(id: number): number {
    return this.#sums[id * SUMS + AREA]!;
  }

  /** Root mean square distance from the centre, m. */
  spread(id: number): number {
    const [x, y, z] = this.centre(id);
    const n = this.size[id]! || 1;
    return Math.sqrt(Math.max(0, this.#sums[id * SUMS + PP]! / n - x * x - y * y - z * z));
  }

  /**
   * How the surface turns over its whole extent: covariance of normals and positions over the spread of positions.
   * About +0.5 for a ball or two faces of a box, 0 for a flat piece, negative for the inside of a bowl.
   */
  bulge(id: number): number {
    const n = this.size[id]! || 1;
    const [x, y, z] = this.centre(id);
    const [a, b, c] = this.meanNormal(id);
    const spread = this.spread(id);
    return spread > 0 ? (this.#sums[id * SUMS + NP]! / n - (a * x + b * y + c * z)) / spread : 0;
  }
}
