import type { RegionTable } from '../grow/RegionTable.ts';

/** Cells that each region shares with each segment of another partition: `cells[region * segments + segment]`. */
export interface Overlaps {
  readonly segments: number;
  readonly cells: Float32Array;
}

/** Counted for the leaves, added up for the regions that they make. `labels`, `others`: leaf and segment of each cell. */
export const overlapsOf = (
  table: RegionTable,
  labels: Int32Array,
  others: Int32Array,
  segments: number,
): Overlaps => {
  const cells = new Float32Array(table.count * segments);
  for (let at = 0; at < labels.length; at++) {
    const other = others[at]!;
    if (other >= 0) cells[labels[at]! * segments + other]! += 1;
  }
  for (let region = 0; region < table.count; region++) {
    const first = table.first[region]!;
    if (first < 0) continue;
    const second = table.second[region]!;
    for (let k = 0; k < segments; k++)
      cells[region * segments + k] = cells[first * segments + k]! + cells[second * segments + k]!;
  }
  return { segments, cells };
};
