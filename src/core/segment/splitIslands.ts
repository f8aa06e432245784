import type { StructurePlane } from './classifyPlanes.ts';
import type { InverseDepthGrid } from './InverseDepthGrid.ts';

/** Added to a plane's number in cells of the plane that hang together with little else of it. */
export const ISLAND = 128;

/** Pieces of a plane larger than this (m^2, as if face on) or than this share of it are the plane, wherever they lie. */
const ISLAND_AREA = 0.06;
const ISLAND_SHARE = 0.2;

/**
 * Marks the small pieces of each plane that lie apart from the rest: the bottom of a bowl on a table is level with the
 * table, and is none of it. What they belong to is decided once regions are known.
 */
export function splitIslands(
  grid: InverseDepthGrid,
  planes: readonly StructurePlane[],
  label: Uint8Array,
  visited: Int32Array,
  queue: Int32Array,
): void {
  const { width, height, q } = grid;
  const n = width * height;
  const solid = 1 / (grid.fx * grid.fy);
  const total = new Float64Array(planes.length + 1);
  for (let at = 0; at < n; at++) {
    const id = label[at]!;
    if (id !== 0) total[id]! += 1 / (q[at]! * q[at]!);
  }
  visited.fill(0, 0, n);
  for (let seed = 0; seed < n; seed++) {
    const id = label[seed]!;
    if (id === 0 || visited[seed] !== 0) continue;
    let tail = 0;
    let area = 0;
    queue[tail++] = seed;
    visited[seed] = 1;
    for (let head = 0; head < tail; head++) {
      const at = queue[head]!;
      area += 1 / (q[at]! * q[at]!);
      const i = at % width;
      if (i > 0 && label[at - 1] === id && visited[at - 1] === 0) {
        visited[at - 1] = 1;
        queue[tail++] = at - 1;
      }
      if (i + 1 < width && label[at + 1] === id && visited[at + 1] === 0) {
        visited[at + 1] = 1;
        queue[tail++] = at + 1;
      }
      if (at >= width && label[at - width] === id && visited[at - width] === 0) {
        visited[at - width] = 1;
        queue[tail++] = at - width;
      }
      if (at + width < n && label[at + width] === id && visited[at + width] === 0) {
        visited[at + width] = 1;
        queue[tail++] = at + width;
      }
    }
    if (area * solid > ISLAND_AREA || area > ISLAND_SHARE * total[id]!) continue;
    for (let t = 0; t < tail; t++) label[queue[t]!] = id + ISLAND;
  }
}

/** The plane that each region (1..count) is an island of, 0 for regions that are none. */
export function islandsOf(region: Int32Array, label: Uint8Array, count: number): Uint8Array {
  const planeOf = new Uint8Array(count + 1);
  for (let at = 0; at < region.length; at++)
    if (label[at]! > ISLAND && region[at] !== 0) planeOf[region[at]!] = label[at]! - ISLAND;
  return planeOf;
}
