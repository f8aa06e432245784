import { type CellPlanes, PATCH } from './CellPlanes.ts';
import type { StructurePlane } from './classifyPlanes.ts';
import { type DepthNoise, patchSigmaAt } from './depthNoise.ts';
import type { InverseDepthGrid } from './InverseDepthGrid.ts';
import { MOMENTS } from './PlaneMoments.ts';

/** How far from a plane (in standard deviations of inverse depth) a smoothed cell still belongs to it. */
const TIGHT = 2.2;
/** Offsets are cut off here (in the same unit) before they are smoothed, so that an edge does not smear. */
const CLIP = 2 * TIGHT;
/** Patches around a plane's own patches in which it may still claim cells. */
const REACH = 3;

/**
 * Gives each grid cell the structure plane that it lies on: index + 1 into `planes`, 0 for none. A plane claims only
 * what lies inside its own outline (grown by a few patches), so that a table's plane does not cut the chair behind it.
 * The camera's own bending of the plane (measured by patch) is taken off, and offsets are smoothed over 3 x 3 cells.
 */
export class PlaneAssigner {
  /** One over the standard deviation of inverse depth in each cell; 0 without depth. */
  private weight = new Float32Array(0);
  private offset = new Float32Array(0);
  private rows = new Float32Array(0);
  private bend = new Float32Array(0);
  private best = new Float32Array(0);

  assign(
    grid: InverseDepthGrid,
    cells: CellPlanes,
    owner: Uint8Array,
    planes: readonly StructurePlane[],
    noise: DepthNoise,
    label: Uint8Array,
  ): void {
    this.resize(grid);
    label.fill(0);
    if (planes.length === 0) return;
    this.weigh(grid, noise);
    planes.forEach((plane, index) => {
      const near = outline(cells, owner, plane.id);
      const extent = extentOf(near, cells, grid);
      const bends = measureBend(cells, owner, plane, noise);
      this.measure(grid, cells, plane, bends, extent);
      this.smooth(grid.width, extent);
      this.claim(grid, cells, near, extent, label, index + 1);
    });
  }

  private resize({ width, height }: InverseDepthGrid): void {
    if (this.offset.length === width * height && this.bend.length === width) return;
    for (const key of ['weight', 'offset', 'rows', 'best'] as const)
      this[key] = new Float32Array(width * height);
    this.bend = new Float32Array(width);
  }

  private weigh({ q }: InverseDepthGrid, noise: DepthNoise): void {
    const { weight } = this;
    const sigma = patchSigmaAt(noise, 0);
    const floor = noise.floorMetres;
    for (let at = 0; at < weight.length; at++) {
      const d = q[at]!;
      weight[at] = d === 0 ? 0 : 1 / (sigma + floor * d * d);
    }
  }

  /** Offset of every cell from the plane in standard deviations, cut at `CLIP`; cells without depth count as on it. */
  private measure(
    grid: InverseDepthGrid,
    cells: CellPlanes,
    plane: StructurePlane,
    bends: Float32Array,
    { left, right, top, bottom }: Extent,
  ): void {
    const { width, q, rayX, rayY } = grid;
    const { offset, bend, weight } = this;
    const { a } = plane;
    for (let j = top; j < bottom; j++) {
      interpolateRow(cells, bends, j, left, right, bend);
      const base = plane.b * rayY[j]! + plane.c;
      for (let i = left, at = j * width + left; i < right; i++, at++) {
        const w = weight[at]!;
        const r = w === 0 ? 0 : (q[at]! - base - a * rayX[i]!) * w - bend[i]!;
        offset[at] = r > CLIP ? CLIP : r < -CLIP ? -CLIP : r;
      }
    }
  }

  /** 3 x 3 binomial. */
  private smooth(width: number, { left, right, top, bottom }: Extent): void {
    const { offset, rows } = this;
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
  private claim(
    grid: InverseDepthGrid,
    cells: CellPlanes,
    near: Uint8Array,
    { left, right, top, bottom }: Extent,
    label: Uint8Array,
    id: number,
  ): void {
    const { width } = grid;
    const { offset, weight, best } = this;
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

/** Cells from left and top up to, not including, right and bottom; left is a multiple of `PATCH`. */
interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function extentOf(
  near: Uint8Array,
  { columns, rows }: CellPlanes,
  { width, height }: InverseDepthGrid,
): Extent {
  let [left, right, top, bottom] = [columns, 0, rows, 0];
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      if (near[r * columns + c] === 0) continue;
      left = Math.min(left, c);
      right = Math.max(right, c + 1);
      top = Math.min(top, r);
      bottom = Math.max(bottom, r + 1);
    }
  return {
    left: left * PATCH,
    right: Math.min(width, right * PATCH),
    top: top * PATCH,
    bottom: Math.min(height, bottom * PATCH),
  };
}

/** Mean offset of the plane's own patches, carried on into the patches between and around them, and smoothed. */
function measureBend(
  cells: CellPlanes,
  owner: Uint8Array,
  plane: StructurePlane,
  noise: DepthNoise,
): Float32Array {
  const { columns, rows, moments: m } = cells;
  const n = columns * rows;
  let value = new Float32Array(n);
  let weight = new Float32Array(n);
  for (let k = 0; k < n; k++) {
    if (owner[k] !== plane.id) continue;
    const count = m[k * MOMENTS]!;
    const q = m[k * MOMENTS + 6]! / count;
    const predicted = (plane.a * m[k * MOMENTS + 1]! + plane.b * m[k * MOMENTS + 2]!) / count + plane.c;
    value[k] = (q - predicted) / patchSigmaAt(noise, q);
    weight[k] = 1;
  }
  for (let pass = 0; pass < 4; pass++) {
    const nextValue = new Float32Array(n);
    const nextWeight = new Float32Array(n);
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++) {
        let sum = 0;
        let total = 0;
        for (let dr = r > 0 ? -1 : 0; dr <= (r + 1 < rows ? 1 : 0); dr++)
          for (let dc = c > 0 ? -1 : 0; dc <= (c + 1 < columns ? 1 : 0); dc++) {
            const k = (r + dr) * columns + c + dc;
            const w = weight[k]! * (dr === 0 && dc === 0 ? 4 : 1);
            sum += w * value[k]!;
            total += w;
          }
        const k = r * columns + c;
        nextValue[k] = total > 0 ? sum / total : 0;
        nextWeight[k] = total > 0 ? Math.max(weight[k]!, 0.1) : 0;
      }
    value = nextValue;
    weight = nextWeight;
  }
  return value;
}

/** Bilinear values of a patch raster along one row of cells, from column `left` up to `right`. */
function interpolateRow(
  { columns, rows }: CellPlanes,
  values: Float32Array,
  j: number,
  left: number,
  right: number,
  out: Float32Array,
): void {
  const y = Math.min(rows - 1, Math.max(0, (j + 0.5) / PATCH - 0.5));
  const r0 = Math.floor(y);
  const r1 = Math.min(rows - 1, r0 + 1);
  const fy = y - r0;
  const at = (c: number): number => values[r0 * columns + c]! * (1 - fy) + values[r1 * columns + c]! * fy;
  // Half a patch on, the value between two patches' middles changes evenly from cell to cell.
  for (let c = left / PATCH - 1; c * PATCH < right; c++) {
    const from = at(Math.max(0, c));
    const step = (at(Math.min(columns - 1, c + 1)) - from) / PATCH;
    const start = c * PATCH + PATCH / 2;
    const end = Math.min(right, start + PATCH);
    for (let i = Math.max(left, start); i < end; i++) out[i] = from + step * (i + 0.5 - start);
  }
}

/** Patches inside the row spans or the column spans of a region, grown by `REACH`. */
function outline(cells: CellPlanes, owner: Uint8Array, id: number): Uint8Array {
  const { columns, rows } = cells;
  const inside = new Uint8Array(columns * rows);
  for (let r = 0; r < rows; r++) {
    let first = columns;
    let last = -1;
    for (let c = 0; c < columns; c++) {
      if (owner[r * columns + c] !== id) continue;
      if (first === columns) first = c;
      last = c;
    }
    if (last >= 0) mark(inside, columns, rows, first, last, r, r);
  }
  for (let c = 0; c < columns; c++) {
    let first = rows;
    let last = -1;
    for (let r = 0; r < rows; r++) {
      if (owner[r * columns + c] !== id) continue;
      if (first === rows) first = r;
      last = r;
    }
    if (last >= 0) mark(inside, columns, rows, c, c, first, last);
  }
  return inside;
}

function mark(
  inside: Uint8Array,
  columns: number,
  rows: number,
  c0: number,
  c1: number,
  r0: number,
  r1: number,
): void {
  for (let r = Math.max(0, r0 - REACH); r <= Math.min(rows - 1, r1 + REACH); r++)
    inside.fill(
      1,
      r * columns + Math.max(0, c0 - REACH),
      r * columns + Math.min(columns - 1, c1 + REACH) + 1,
    );
}
