import type { Vec3 } from '../types/geometry.ts';
import type { InverseDepthGrid } from './InverseDepthGrid.ts';
import { MOMENTS } from './PlaneMoments.ts';
import type { SurfaceNormals } from './SurfaceNormals.ts';

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
  private readonly sums: Float64Array;
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
    this.sums = new Float64Array((count + 1) * SUMS);
    this.left = new Int32Array(count + 1).fill(grid.width);
    this.right = new Int32Array(count + 1).fill(-1);
    this.top = new Int32Array(count + 1).fill(grid.height);
    this.bottom = new Int32Array(count + 1).fill(-1);
    this.low = new Float32Array(count + 1).fill(Infinity);
    this.high = new Float32Array(count + 1).fill(-Infinity);
    this.collect(grid, normals, region, up);
  }

  private collect(
    grid: InverseDepthGrid,
    { nx, ny, nz }: SurfaceNormals,
    region: Int32Array,
    up: Vec3,
  ): void {
    const { width, height, q, rayX, rayY } = grid;
    const { moments: m, sums: s, size, left, right, top, bottom, low, high } = this;
    const solid = 1 / (grid.fx * grid.fy);
    const [ux, uy, uz] = up;
    for (let j = 0; j < height; j++) {
      const y = rayY[j]!;
      for (let i = 0, at = j * width; i < width; i++, at++) {
        const id = region[at]!;
        if (id === 0) continue;
        const d = q[at]!;
        const x = rayX[i]!;
        const z = 1 / d;
        const px = x * z;
        const py = y * z;
        const k = id * MOMENTS;
        m[k] = m[k]! + 1;
        m[k + 1] = m[k + 1]! + x;
        m[k + 2] = m[k + 2]! + y;
        m[k + 3] = m[k + 3]! + x * x;
        m[k + 4] = m[k + 4]! + x * y;
        m[k + 5] = m[k + 5]! + y * y;
        m[k + 6] = m[k + 6]! + d;
        m[k + 7] = m[k + 7]! + x * d;
        m[k + 8] = m[k + 8]! + y * d;
        m[k + 9] = m[k + 9]! + d * d;
        const b = id * SUMS;
        const a0 = nx[at]!;
        const a1 = ny[at]!;
        const a2 = nz[at]!;
        s[b + PX] = s[b + PX]! + px;
        s[b + PX + 1] = s[b + PX + 1]! + py;
        s[b + PX + 2] = s[b + PX + 2]! + z;
        s[b + NX] = s[b + NX]! + a0;
        s[b + NX + 1] = s[b + NX + 1]! + a1;
        s[b + NX + 2] = s[b + NX + 2]! + a2;
        s[b + NP] = s[b + NP]! + a0 * px + a1 * py + a2 * z;
        s[b + PP] = s[b + PP]! + px * px + py * py + z * z;
        s[b + AREA] = s[b + AREA]! + z * z * solid;
        const h = ux * px + uy * py + uz * z;
        s[b + HEIGHT] = s[b + HEIGHT]! + h;
        size[id] = size[id]! + 1;
        if (i < left[id]!) left[id] = i;
        if (i > right[id]!) right[id] = i;
        if (j < top[id]!) top[id] = j;
        bottom[id] = j;
        if (h < low[id]!) low[id] = h;
        if (h > high[id]!) high[id] = h;
      }
    }
  }

  /** Adds region `from` to region `into`. */
  merge(into: number, from: number): void {
    for (let k = 0; k < MOMENTS; k++)
      this.moments[into * MOMENTS + k] =
        this.moments[into * MOMENTS + k]! + this.moments[from * MOMENTS + k]!;
    for (let k = 0; k < SUMS; k++)
      this.sums[into * SUMS + k] = this.sums[into * SUMS + k]! + this.sums[from * SUMS + k]!;
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
    return [this.sums[b]! / n, this.sums[b + 1]! / n, this.sums[b + 2]! / n];
  }

  /** Not unit: shorter the more the surface turns. */
  meanNormal(id: number): Vec3 {
    const n = this.size[id]! || 1;
    const b = id * SUMS + NX;
    return [this.sums[b]! / n, this.sums[b + 1]! / n, this.sums[b + 2]! / n];
  }

  /** Mean height along up, m. */
  meanHeight(id: number): number {
    return this.sums[id * SUMS + HEIGHT]! / (this.size[id]! || 1);
  }

  /** Square metres, as if seen face on. */
  area(id: number): number {
    return this.sums[id * SUMS + AREA]!;
  }

  /** Root mean square distance from the centre, m. */
  spread(id: number): number {
    const [x, y, z] = this.centre(id);
    const n = this.size[id]! || 1;
    return Math.sqrt(Math.max(0, this.sums[id * SUMS + PP]! / n - x * x - y * y - z * z));
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
    return spread > 0 ? (this.sums[id * SUMS + NP]! / n - (a * x + b * y + c * z)) / spread : 0;
  }
}
