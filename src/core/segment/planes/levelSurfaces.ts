import type { Vec3 } from '../../types/geometry.ts';
import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import type { SurfaceNormals } from '../regions/SurfaceNormals.ts';

/** Cosine of the tilt (20 degrees) up to which a cell of a noisy surface counts as level. */
const LEVEL_CELL = Math.cos((20 * Math.PI) / 180);
/** Least true area of a table top (m^2), and least cells of it in view. */
export const TOP_AREA = 0.25;
export const TOP_CELLS = 120;
/** Height bins (m): a top spans at most three. */
export const HEIGHT_BIN = 0.02;
const BINS = 400;

/** A height (m, along up) at which a region has much level area. */
export interface LevelTop {
  readonly region: number;
  readonly height: number;
}

/** Indices of the cells of regions that are about level. */
export const levelCells = (
  { nx, ny, nz }: SurfaceNormals,
  region: Int32Array,
  [ux, uy, uz]: Vec3,
): Int32Array => {
  const found = new Int32Array(region.length);
  let count = 0;
  for (let at = 0; at < region.length; at++)
    if (region[at] !== 0 && nx[at]! * ux + ny[at]! * uy + nz[at]! * uz >= LEVEL_CELL) found[count++] = at;
  return found.subarray(0, count);
};

/** The height at which each region has the most level area, where that is a table's. */
export const levelSurfaces = (
  grid: InverseDepthGrid,
  { nx, ny, nz }: SurfaceNormals,
  level: Int32Array,
  region: Int32Array,
  regionCount: number,
  up: Vec3,
): LevelTop[] => {
  const { width, q, rayX, rayY } = grid;
  const area = new Float64Array(regionCount + 1);
  const cells = new Int32Array(regionCount + 1);
  const solid = 1 / (grid.fx * grid.fy);
  const areaAt = (at: number): number => {
    const i = at % width;
    const facing = Math.abs(nx[at]! * rayX[i]! + ny[at]! * rayY[(at - i) / width]! + nz[at]!);
    return solid / (q[at]! * q[at]! * Math.max(0.05, facing));
  };
  for (let k = 0; k < level.length; k++) {
    const at = level[k]!;
    area[region[at]!]! += areaAt(at);
    cells[region[at]!]!++;
  }
  const histograms: (Float64Array | undefined)[] = [];
  for (let id = 1; id <= regionCount; id++)
    if (area[id]! > TOP_AREA && cells[id]! >= TOP_CELLS) histograms[id] = new Float64Array(BINS);
  if (histograms.length === 0) return [];
  for (let k = 0; k < level.length; k++) {
    const at = level[k]!;
    const bins = histograms[region[at]!];
    if (!bins) continue;
    const i = at % width;
    const height = (up[0] * rayX[i]! + up[1] * rayY[(at - i) / width]! + up[2]) / q[at]!;
    const bin = Math.floor(height / HEIGHT_BIN) + BINS / 2;
    if (bin >= 0 && bin < BINS) bins[bin]! += areaAt(at);
  }
  return histograms.flatMap((bins, id) => {
    if (!bins) return [];
    let best = 0;
    let at = 0;
    for (let bin = 1; bin + 1 < BINS; bin++) {
      const sum = bins[bin - 1]! + bins[bin]! + bins[bin + 1]!;
      if (sum > best) {
        best = sum;
        at = bin;
      }
    }
    return best > TOP_AREA ? [{ region: id, height: (at - BINS / 2 + 0.5) * HEIGHT_BIN }] : [];
  });
};
