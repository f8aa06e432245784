import type { RegionFate } from './merge/mergeRegions.ts';
import type { RegionStats } from './merge/RegionStats.ts';
import type { StructurePlane } from './planes/classifyPlanes.ts';
import { ISLAND } from './regions/splitIslands.ts';

/** Fewest cells of an object, and least seen area (m^2, face on): 1.5 cm x 1.5 cm near, and never a speck of noise. */
const LEAST_CELLS = 12;
const LEAST_AREA = 2.0e-4;

export interface LabelledCells {
  readonly region: Int32Array;
  readonly planeLabel: Uint8Array;
  readonly cellLabel: Uint16Array;
}

/**
 * Drops specks, keeps the largest `limit` regions, and writes the label of every cell: structure planes 1..,
 * then the objects in image order of their first piece. Returns the highest label.
 */
export const selectRegions = (
  stats: RegionStats,
  fate: RegionFate,
  planes: readonly StructurePlane[],
  limit: number,
  { region, planeLabel, cellLabel }: LabelledCells,
): number => {
  const kept: number[] = [];
  for (let id = 1; id <= stats.count; id++)
    if (fate[id] === id && stats.size[id]! >= LEAST_CELLS && stats.area(id) >= LEAST_AREA) kept.push(id);
  kept.sort((p, r) => stats.size[r]! - stats.size[p]! || p - r);
  kept.length = Math.min(kept.length, Math.max(0, limit));
  kept.sort((p, r) => p - r);
  const name = new Uint16Array(stats.count + 1);
  kept.forEach((id, index) => {
    name[id] = planes.length + index + 1;
  });
  for (let id = 1; id <= stats.count; id++) {
    const to = fate[id]!;
    name[id] = to < 0 ? planes[-to - 1]!.shownAs : name[to]!;
  }
  const shown = Uint8Array.from([0, ...planes.map((plane) => plane.shownAs)]);
  for (let at = 0; at < cellLabel.length; at++) {
    const id = region[at]!;
    cellLabel[at] = id === 0 ? shown[planeLabel[at]! % ISLAND]! : name[id]!;
  }
  return planes.length + kept.length;
};
