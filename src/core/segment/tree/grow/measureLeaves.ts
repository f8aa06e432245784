import type { RegionGrid } from '../grid/RegionGrid.ts';
import { type RegionTable, SUM, SUMS } from './RegionTable.ts';

/** Sums, boxes and extents of the regions 0..count - 1 of a partition; cells with a negative label belong to none. */
export const measureLeaves = (
  grid: RegionGrid,
  labels: Int32Array,
  count: number,
  table: RegionTable,
): void => {
  const { boxes } = table;
  table.count = count;
  for (let region = 0; region < count; region++) {
    boxes[4 * region] = grid.width;
    boxes[4 * region + 1] = grid.height;
  }
  addSeen(grid, labels, table);
  addMeasured(grid, labels, table);
};

/** Boxes, colours and normals. */
const addSeen = (
  { width, lab, normals }: RegionGrid,
  labels: Int32Array,
  { sums, boxes }: RegionTable,
): void => {
  const [light, greenRed, blueYellow] = lab;
  const [nx, ny, nz] = normals;
  for (let at = 0, u = 0, v = 0; at < labels.length; at++) {
    const region = labels[at]!;
    if (region >= 0) {
      const to = region * SUMS;
      const l = light[at]!;
      const a = greenRed[at]!;
      const b = blueYellow[at]!;
      sums[to + SUM.cells]! += 1;
      sums[to + SUM.light]! += l;
      sums[to + SUM.greenRed]! += a;
      sums[to + SUM.blueYellow]! += b;
      sums[to + SUM.light2]! += l * l;
      sums[to + SUM.greenRed2]! += a * a;
      sums[to + SUM.blueYellow2]! += b * b;
      sums[to + SUM.normalX]! += nx[at]!;
      sums[to + SUM.normalY]! += ny[at]!;
      sums[to + SUM.normalZ]! += nz[at]!;
      const box = 4 * region;
      if (u < boxes[box]!) boxes[box] = u;
      if (v < boxes[box + 1]!) boxes[box + 1] = v;
      if (u >= boxes[box + 2]!) boxes[box + 2] = u + 1;
      boxes[box + 3] = v + 1;
    }
    if (++u === width) {
      u = 0;
      v++;
    }
  }
};

/** Moments and extents of what depth measured. */
const addMeasured = (
  { points, depth, measured }: RegionGrid,
  labels: Int32Array,
  { sums, low, high }: RegionTable,
): void => {
  const [px, py, pz] = points;
  for (let at = 0; at < labels.length; at++) {
    const region = labels[at]!;
    if (region < 0 || measured[at] === 0) continue;
    const to = region * SUMS;
    const x = px[at]!;
    const y = py[at]!;
    const z = pz[at]!;
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
    const from = 3 * region;
    if (x < low[from]!) low[from] = x;
    if (y < low[from + 1]!) low[from + 1] = y;
    if (z < low[from + 2]!) low[from + 2] = z;
    if (x > high[from]!) high[from] = x;
    if (y > high[from + 1]!) high[from + 1] = y;
    if (z > high[from + 2]!) high[from + 2] = z;
  }
};
