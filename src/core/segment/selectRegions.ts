import type { InverseDepthGrid } from './InverseDepthGrid.ts';
import { ISLAND } from './splitIslands.ts';

/** Fewest cells of an object, and least seen area (m^2, face on): 1.5 cm x 1.5 cm near, and never a speck of noise. */
const LEAST_CELLS = 12;
const LEAST_AREA = 2.0e-4;

/**
 * Drops specks, keeps the largest `limit` regions, and writes the label of every cell: structure planes 1..planeCount,
 * then the objects in image order.
 */
export function selectRegions(
  grid: InverseDepthGrid,
  region: Int32Array,
  regionCount: number,
  planeCount: number,
  limit: number,
  planeLabel: Uint8Array,
  cellLabel: Uint16Array,
): void {
  const { q, fx, fy } = grid;
  const n = grid.width * grid.height;
  const size = new Int32Array(regionCount + 1);
  const area = new Float64Array(regionCount + 1);
  for (let at = 0; at < n; at++) {
    const id = region[at]!;
    if (id === 0) continue;
    size[id] = size[id]! + 1;
    area[id] = area[id]! + 1 / (q[at]! * q[at]!);
  }
  const kept: number[] = [];
  for (let id = 1; id <= regionCount; id++)
    if (size[id]! >= LEAST_CELLS && area[id]! / (fx * fy) >= LEAST_AREA) kept.push(id);
  kept.sort((p, r) => size[r]! - size[p]! || p - r);
  kept.length = Math.min(kept.length, Math.max(0, limit));
  kept.sort((p, r) => p - r);
  const name = new Uint16Array(regionCount + 1);
  kept.forEach((id, index) => {
    name[id] = planeCount + index + 1;
  });
  for (let at = 0; at < n; at++)
    cellLabel[at] = planeLabel[at] !== 0 ? planeLabel[at]! % ISLAND : name[region[at]!]!;
}
