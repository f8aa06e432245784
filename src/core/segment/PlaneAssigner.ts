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
  private offset = new Float32Array(0);
  private rows = new Float32Array(0);
  private bend = new Float32Array(0);

  assign(
    grid: InverseDepthGrid,
    cells: CellPlanes,
    owner: Uint8Array,
    planes: readonly StructurePlane[],
    noise: DepthNoise,
    label: Uint8Array,
    best: Float32Array,
  ): void {
    const { width, height, q } = grid;
    if (this.offset.length !== width * height) {
      this.offset = new Float32Array(width * height);
      this.rows = new Float32Array(width * height);
      this.bend = new Float32Array(width);
    }
    label.fill(0);
    planes.forEach((plane, index) => {
      const near = outline(cells, owner, plane.id);
      const bends = measureBend(cells, owner, plane, noise);
      this.measure(grid, cells, plane, noise, bends);
      this.smooth(width, height);
      const { offset } = this;
      for (let j = 0; j < height; j++) {
        const row = Math.floor(j / PATCH) * cells.columns;
        for (let i = 0, at = j * width; i < width; i++, at++) {
          if (q[at] === 0 || near[row + (i >> 3)] === 0) continue;
          const r = Math.abs(offset[at]!);
          if (r > TIGHT || (label[at] !== 0 && best[at]! <= r)) continue;
          label[at] = index + 1;
          best[at] = r;
        }
      }
    });
  }

  /** Offset of every cell from the plane in standard deviations, cut at `CLIP`; cells without depth count as on it. */
  private measure(
    grid: InverseDepthGrid,
    cells: CellPlanes,
    plane: StructurePlane,
    noise: DepthNoise,
    bends: Float32Array,
  ): void {
    const { width, height, q, rayX, rayY } = grid;
    const { offset, bend } = this;
    const sigma0 = patchSigmaAt(noise, 0);
    const floor = noise.floorMetres;
    for (let j = 0; j < height; j++) {
      interpolateRow(cells, bends, j, width, bend);
      const base = plane.b * rayY[j]! + plane.c;
      for (let i = 0, at = j * width; i < width; i++, at++) {
        const d = q[at]!;
        if (d === 0) {
          offset[at] = 0;
          continue;
        }
        const r = (d - base - plane.a * rayX[i]!) / (sigma0 + floor * d * d) - bend[i]!;
        offset[at] = r > CLIP ? CLIP : Math.max(r, -CLIP);
      }
    }
  }

  /** 3 x 3 binomial. */
  private smooth(width: number, height: number): void {
    const { offset, rows } = this;
    for (let j = 0; j < height; j++) {
      const first = j * width;
      const last = first + width - 1;
      for (let at = first; at <= last; at++) {
        const left = offset[at === first ? at : at - 1]!;
        const right = offset[at === last ? at : at + 1]!;
        rows[at] = 0.25 * (left + right) + 0.5 * offset[at]!;
      }
    }
    for (let j = 0; j < height; j++) {
      const up = j === 0 ? 0 : -width;
      const down = j + 1 === height ? 0 : width;
      for (let at = j * width, end = at + width; at < end; at++)
        offset[at] = 0.25 * (rows[at + up]! + rows[at + down]!) + 0.5 * rows[at]!;
    }
  }
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

/** Bilinear values of a patch raster along one row of cells. */
function interpolateRow(
  cells: CellPlanes,
  values: Float32Array,
  j: number,
  width: number,
  out: Float32Array,
): void {
  const { columns, rows } = cells;
  const y = Math.min(rows - 1, Math.max(0, (j + 0.5) / PATCH - 0.5));
  const r0 = Math.floor(y);
  const r1 = Math.min(rows - 1, r0 + 1);
  const fy = y - r0;
  for (let i = 0; i < width; i++) {
    const x = Math.min(columns - 1, Math.max(0, (i + 0.5) / PATCH - 0.5));
    const c0 = x | 0;
    const c1 = c0 + 1 < columns ? c0 + 1 : c0;
    const fx = x - c0;
    const top = values[r0 * columns + c0]! * (1 - fx) + values[r0 * columns + c1]! * fx;
    const bottom = values[r1 * columns + c0]! * (1 - fx) + values[r1 * columns + c1]! * fx;
    out[i] = top * (1 - fy) + bottom * fy;
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
