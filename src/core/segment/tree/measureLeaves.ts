import type { RegionGrid } from './RegionGrid.ts';
import { type RegionTable, SUM, SUMS } from './RegionTable.ts';

/** Sums, boxes and extents of the regions 0..count - 1 of a partition; cells with a negative label belong to none. */
export const measureLeaves = (
  grid: RegionGrid,
  labels: Int32Array,
  count: number,
  table: RegionTable,
): void => {
  const { width, lab, points, normals, depth, measured } = grid;
  const { sums, boxes, low, high } = table;
  table.count = count;
  for (let region = 0; region < count; region++) {
    boxes[4 * region] = width;
    boxes[4 * region + 1] = grid.height;
  }
  for (let at = 0, u = 0, v = 0; at < labels.length; at++) {
    const region = labels[at]!;
    if (region >= 0) {
      const to = region * SUMS;
      sums[to + SUM.cells]! += 1;
      for (let k = 0; k < 3; k++) {
        const c = lab[k]![at]!;
        sums[to + SUM.light + k]! += c;
        sums[to + SUM.light2 + k]! += c * c;
        sums[to + SUM.normalX + k]! += normals[k]![at]!;
      }
      const box = 4 * region;
      if (u < boxes[box]!) boxes[box] = u;
      if (v < boxes[box + 1]!) boxes[box + 1] = v;
      if (u >= boxes[box + 2]!) boxes[box + 2] = u + 1;
      boxes[box + 3] = v + 1;
      if (measured[at] === 1) {
        const x = points[0][at]!;
        const y = points[1][at]!;
        const z = points[2][at]!;
        sums[to + SUM.measured]! += 1;
        sums[to + SUM.x]! += x;
        sums[to + SUM.y]! += y;
        sums[to + SUM.z]! += z;
        sums[to + SUM.xx]! += x * x;
        sums[to + SUM.yy]! += y * y;
        sums[to + SUM.zz]! += z * z;
        sums[to + SUM.xy]! += x * y;
        sums[to + SUM.xz]! += x * z;
        sums[to + SUM.yz]! += y * z;
        sums[to + SUM.depth]! += depth[at]!;
        for (let k = 0; k < 3; k++) {
          const p = points[k]![at]!;
          if (p < low[3 * region + k]!) low[3 * region + k] = p;
          if (p > high[3 * region + k]!) high[3 * region + k] = p;
        }
      }
    }
    if (++u === width) {
      u = 0;
      v++;
    }
  }
};
