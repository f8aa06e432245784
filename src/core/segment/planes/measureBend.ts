import { type DepthNoise, patchSigmaAt } from '../depthNoise.ts';
import { type CellPlanes, PATCH } from './CellPlanes.ts';
import type { StructurePlane } from './classifyPlanes.ts';
import { MOMENTS } from './PlaneMoments.ts';
import type { Extent } from './planeOutline.ts';

/** Patches over which bends are carried on. */
const PASSES = 4;

/** Mean offset of the plane's own patches, carried on into the patches between and around them, and smoothed. */
export const measureBend = (
  cells: CellPlanes,
  owner: Uint8Array,
  plane: StructurePlane,
  noise: DepthNoise,
  extent: Extent,
): Float32Array => {
  const { columns, moments: m } = cells;
  const n = columns * cells.rows;
  const left = extent.left / PATCH;
  const right = Math.ceil(extent.right / PATCH);
  const top = extent.top / PATCH;
  const bottom = Math.ceil(extent.bottom / PATCH);
  let value = new Float32Array(n);
  let weight = new Float32Array(n);
  let nextValue = new Float32Array(n);
  let nextWeight = new Float32Array(n);
  for (let k = 0; k < n; k++) {
    if (owner[k] !== plane.id) continue;
    const count = m[k * MOMENTS]!;
    const q = m[k * MOMENTS + 6]! / count;
    const predicted = (plane.a * m[k * MOMENTS + 1]! + plane.b * m[k * MOMENTS + 2]!) / count + plane.c;
    value[k] = (q - predicted) / patchSigmaAt(noise, q);
    weight[k] = 1;
  }
  for (let pass = 0; pass < PASSES; pass++) {
    for (let r = top; r < bottom; r++)
      for (let c = left; c < right; c++) {
        let sum = 0;
        let total = 0;
        for (let dr = r > top ? -1 : 0; dr <= (r + 1 < bottom ? 1 : 0); dr++)
          for (let dc = c > left ? -1 : 0; dc <= (c + 1 < right ? 1 : 0); dc++) {
            const k = (r + dr) * columns + c + dc;
            const w = weight[k]! * (dr === 0 && dc === 0 ? 4 : 1);
            sum += w * value[k]!;
            total += w;
          }
        const k = r * columns + c;
        nextValue[k] = total > 0 ? sum / total : 0;
        nextWeight[k] = total > 0 ? Math.max(weight[k]!, 0.1) : 0;
      }
    [value, nextValue] = [nextValue, value];
    [weight, nextWeight] = [nextWeight, weight];
  }
  return value;
};

/** Bilinear values of a patch raster along one row of cells, from column `left` up to `right`. */
export const interpolateRow = (
  { columns, rows }: CellPlanes,
  values: Float32Array,
  j: number,
  left: number,
  right: number,
  out: Float32Array,
): void => {
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
};
