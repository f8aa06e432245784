import type { RegionFate } from './merge/mergeRegions.ts';

/** Renames regions to what they were merged into; those that went to a plane leave the region raster. */
export function applyFate(fate: RegionFate, region: Int32Array, planeLabel: Uint8Array): void {
  for (let at = 0; at < region.length; at++) {
    const id = region[at]!;
    if (id === 0) continue;
    const to = fate[id]!;
    if (to > 0) {
      region[at] = to;
      planeLabel[at] = 0;
    } else {
      region[at] = 0;
      planeLabel[at] = -to;
    }
  }
}
