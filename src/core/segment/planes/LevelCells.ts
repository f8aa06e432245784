import type { Vec3 } from '../../types/geometry.ts';
import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import type { SurfaceNormals } from '../regions/SurfaceNormals.ts';

/** Cosine of the tilt (20 degrees) up to which a cell of a noisy surface counts as level. */
const LEVEL_CELL = Math.cos((20 * Math.PI) / 180);
/** Least true area of a table top (m^2), and least cells of it in view. */
export const TOP_AREA = 0.25;
export const TOP_CELLS = 120;
/** Height bins (m): a top spans at most three. */
export const HEIGHT_BIN = 0.02;
const BINS = 400;

/** A height (m, along up) at which a region has much level area. */
export interface LevelTop {
  readonly region: number;
  readonly height: number;
  /** All level cells of the region, in image order; until the next frame. */
  readonly cells: Int32Array;
}

/** Cells of regions that are about level, and the area of each (m^2); memory that is kept between frames. */
export class LevelCells {
  #at = new Int32Array(0);
  #area = new Float64Array(0);
  /** The cells of one region after those of another. */
  #sorted = new Int32Array(0);
  #count = 0;
  /** By region (1..count): its level area, and how many cells that are. */
  #regionArea = new Float64Array(0);
  #regionCells = new Int32Array(0);
  #points = new Float64Array(0);

  /** Room for three numbers of each cell of a top, until the next one asks. */
  pointsOf({ cells }: LevelTop): Float64Array {
    const size = 3 * cells.length;
    if (this.#points.length < size) this.#points = new Float64Array(size);
    return this.#points;
  }

  /** Of each region (1..count): its level area and how many cells that are. */
  #collect(
    { width, height, q, rayX, rayY, fx, fy }: InverseDepthGrid,
    { nx, ny, nz }: SurfaceNormals,
    region: Int32Array,
    regionCount: number,
    [ux, uy, uz]: Vec3,
  ): { readonly area: Float64Array; readonly cells: Int32Array } {
    if (this.#at.length < region.length) {
      this.#at = new Int32Array(region.length);
      this.#area = new Float64Array(region.length);
      this.#sorted = new Int32Array(region.length);
    }
    const found = this.#at;
    const areas = this.#area;
    if (this.#regionArea.length <= regionCount) {
      this.#regionArea = new Float64Array(regionCount + 1);
      this.#regionCells = new Int32Array(regionCount + 1);
    }
    const area = this.#regionArea.fill(0, 0, regionCount + 1);
    const cells = this.#regionCells.fill(0, 0, regionCount + 1);
    const solid = 1 / (fx * fy);
    let count = 0;
    for (let j = 0; j < height; j++) {
      const y = rayY[j]!;
      for (let i = 0, at = j * width; i < width; i++, at++) {
        const id = region[at]!;
        if (id === 0 || nx[at]! * ux + ny[at]! * uy + nz[at]! * uz < LEVEL_CELL) continue;
        const facing = Math.abs(nx[at]! * rayX[i]! + ny[at]! * y + nz[at]!);
        const own = solid / (q[at]! * q[at]! * Math.max(0.05, facing));
        found[count] = at;
        areas[count++] = own;
        area[id]! += own;
        cells[id]!++;
      }
    }
    this.#count = count;
    return { area, cells };
  }

  /** The height at which each region has the most level area, where that is a table's. */
  surfaces(
    grid: InverseDepthGrid,
    normals: SurfaceNormals,
    region: Int32Array,
    regionCount: number,
    up: Vec3,
  ): LevelTop[] {
    const { area, cells } = this.#collect(grid, normals, region, regionCount, up);
    const histograms: (LevelHistogram | undefined)[] = [];
    for (let id = 1, from = 0; id <= regionCount; id++) {
      if (area[id]! <= TOP_AREA || cells[id]! < TOP_CELLS) continue;
      const end = from + cells[id]!;
      histograms[id] = { bins: new Float64Array(BINS), cells: this.#sorted.subarray(from, end), filled: 0 };
      from = end;
    }
    if (histograms.length === 0) return [];
    const { width, q, rayX, rayY } = grid;
    for (let k = 0; k < this.#count; k++) {
      const at = this.#at[k]!;
      const histogram = histograms[region[at]!];
      if (!histogram) continue;
      histogram.cells[histogram.filled++] = at;
      const i = at % width;
      const height = (up[0] * rayX[i]! + up[1] * rayY[(at - i) / width]! + up[2]) / q[at]!;
      const bin = Math.floor(height / HEIGHT_BIN) + BINS / 2;
      if (bin >= 0 && bin < BINS) histogram.bins[bin]! += this.#area[k]!;
    }
    return histograms.flatMap((histogram, id) => {
      const height = histogram && levelOf(histogram.bins);
      return height === undefined ? [] : [{ region: id, height, cells: histogram!.cells }];
    });
  }
}

interface LevelHistogram {
  /** Level area by height. */
  readonly bins: Float64Array;
  readonly cells: Int32Array;
  filled: number;
}

/** The height of most area, where that is a table's. */
const levelOf = (bins: Float64Array): number | undefined => {
  let best = 0;
  let at = 0;
  for (let bin = 1; bin + 1 < BINS; bin++) {
    const sum = bins[bin - 1]! + bins[bin]! + bins[bin + 1]!;
    if (sum > best) {
      best = sum;
      at = bin;
    }
  }
  return best > TOP_AREA ? (at - BINS / 2 + 0.5) * HEIGHT_BIN : undefined;
};
