import { type DepthNoise, patchSigmaAt } from '../depthNoise.ts';
import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import { type CellPlanes, PATCH } from './CellPlanes.ts';
import type { StructurePlane } from './classifyPlanes.ts';
import { interpolateRow, measureBend } from './measureBend.ts';
import { type Extent, extentOf, outline } from './planeOutline.ts';

/** How far from a plane (in standard deviations of inverse depth) a smoothed cell still belongs to it. */
const TIGHT = 2.2;
/** Offsets are cut off here (in the same unit) before they are smoothed, so that an edge does not smear. */
const CLIP = 2 * TIGHT;

/**
 * Gives each grid cell the structure plane that it lies on: index + 1 into `planes`, 0 for none. A plane claims only
 * what lies inside its own outline (grown by a few patches), so that a table's plane does not cut the chair behind it.
 * The camera's own bending of the plane (measured by patch) is taken off, and offsets are smoothed over 3 x 3 cells.
 */
export class PlaneAssigner {
  /** One over the standard deviation of inverse depth in each cell; 0 without depth. */
  #weight = new Float32Array(0);
  #offset = new Float32Array(0);
  #rows = new Float32Array(0);
  #bend = new Float32Array(0);
  #best = new Float32Array(0);

  assign(
    grid: InverseDepthGrid,
    cells: CellPlanes,
    owner: Uint8Array,
    planes: readonly StructurePlane[],
    noise: DepthNoise,
    label: Uint8Array,
  ): void {
    this.#resize(grid);
    label.fill(0);
    if (planes.length === 0) return;
    this.#weigh(grid, noise);
    planes.forEach((plane, index) => {
      const near = outline(cells, owner, plane.id);
      const extent = extentOf(near, cells, grid);
      const hingeFeatures = measureBend(cells, owner, plane, noise, extent);
      this.#measure(grid, cells, plane, hingeFeatures, extent);
      this.#smooth(grid.width, extent);
      this.#claim(grid, cells, near, extent, label, index + 1);
    });
  }

  #resize({ width, height }: InverseDepthGrid): void {
    if (this.#offset.length === width * height && this.#bend.length === width) return;
    const cells = width * height;
    this.#weight = new Float32Array(cells);
    this.#offset = new Float32Array(cells);
    this.#rows = new Float32Array(cells);
    this.#best = new Float32Array(cells);
    this.#bend = new Float32Array(width);
  }

  #weigh({ q }: InverseDepthGrid, noise: DepthNoise): void {
    const weight = this.#weight;
    const sigma = patchSigmaAt(noise, 0);
    const floor = noise.floorMetres;
    for (let at = 0; at < weight.length; at++) {
      const d = q[at]!;
      weight[at] = d === 0 ? 0 : 1 / (sigma + floor * d * d);
    }
  }

  /** Offset of every cell from the plane in standard deviations, cut at `CLIP`; cells without depth count as on it. */
  #measure(
    grid: InverseDepthGrid,
    cells: CellPlanes,
    plane: StructurePlane,
    hingeFeatures: Float32Array,
    { left, right, top, bottom }: Extent,
  ): void {
    const { width, q, rayX, rayY } = grid;
    const offset = this.#offset;
    const bend = this.#bend;
    const weight = this.#weight;
    const { a } = plane;
    for (let j = top; j < bottom; j++) {
      interpolateRow(cells, hingeFeatures, j, left, right, bend);
      const base = plane.b * rayY[j]! + plane.c;
      for (let i = left, at = j * width + left; i < right; i++, at++) {
        const w = weight[at]!;
        const r = w === 0 ? 0 : (q[at]! - base - a * rayX[i]!) * w - bend[i]!;
        offset[at] = r > CLIP ? CLIP : r < -CLIP ? -CLIP : r;
      }
    }
  }

  /** 3 x 3 binomial. */
  #smooth(width: number, { left, right, top, bottom }: Extent): void {
    const offset = this.#offset;
    const rows = this.#rows;
    for (let j = top; j < bottom; j++) {
      const first = j * width + left;
      const last = j * width + right - 1;
      let before = offset[first]!;
      let here = before;
      for (let at = first; at < last; at++) {
        const after = offset[at + 1]!;
        rows[at] = 0.25 * (before + after) + 0.5 * here;
        before = here;
        here = after;
      }
      rows[last] = 0.25 * before + 0.75 * here;
    }
    for (let j = top; j < bottom; j++) {
      const up = j === top ? 0 : -width;
      const down = j + 1 === bottom ? 0 : width;
      for (let at = j * width + left, end = j * width + right; at < end; at++)
        offset[at] = 0.25 * (rows[at + up]! + rows[at + down]!) + 0.5 * rows[at]!;
    }
  }

  /** Cells inside the outline and close enough take the plane's number, unless another plane is closer. */
  #claim(
    grid: InverseDepthGrid,
    cells: CellPlanes,
    near: Uint8Array,
    { left, right, top, bottom }: Extent,
    label: Uint8Array,
    id: number,
  ): void {
    const { width } = grid;
    const offset = this.#offset;
    const weight = this.#weight;
    const best = this.#best;
    for (let j = top; j < bottom; j++) {
      const row = Math.floor(j / PATCH) * cells.columns;
      for (let c = left / PATCH; c * PATCH < right; c++) {
        if (near[row + c] === 0) continue;
        const end = j * width + Math.min(right, (c + 1) * PATCH);
        for (let at = j * width + c * PATCH; at < end; at++) {
          const r = Math.abs(offset[at]!);
          if (r > TIGHT || weight[at] === 0 || (label[at] !== 0 && best[at]! <= r)) continue;
          label[at] = id;
          best[at] = r;
        }
      }
    }
  }
}
