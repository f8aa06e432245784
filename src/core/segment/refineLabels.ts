import type { DepthImage } from '../types/images.ts';
import type { InverseDepthGrid } from './InverseDepthGrid.ts';

/** How much farther in inverse depth (relative) the surface of a diagonal neighbour may be preferred to the own cell. */
const OWN_CELL_BONUS = 0.3;

/**
 * Carries grid labels to the full image. Inside a region the cell's label is copied; along borders each pixel takes
 * the label of the neighbouring cell whose depth is nearest to its own. Pixels without depth stay 0.
 */
export function refineLabels(
  grid: InverseDepthGrid,
  cellLabel: Uint16Array,
  depth: DepthImage,
  labels: Uint16Array,
): void {
  const { width, height, stride } = grid;
  const z = depth.data;
  if (width * stride !== depth.width || height * stride !== depth.height) labels.fill(0);
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const at = j * width + i;
      const own = cellLabel[at]!;
      const uniform =
        i > 0 &&
        i + 1 < width &&
        j > 0 &&
        j + 1 < height &&
        cellLabel[at - 1] === own &&
        cellLabel[at + 1] === own &&
        cellLabel[at - width] === own &&
        cellLabel[at + width] === own;
      const origin = j * stride * depth.width + i * stride;
      if (uniform) {
        for (let v = 0; v < stride; v++)
          for (let u = 0, p = origin + v * depth.width; u < stride; u++, p++) labels[p] = z[p]! > 0 ? own : 0;
        continue;
      }
      for (let v = 0; v < stride; v++)
        for (let u = 0, p = origin + v * depth.width; u < stride; u++, p++)
          labels[p] = z[p]! > 0 ? nearest(grid, cellLabel, i, j, u, v, 1 / z[p]!) : 0;
    }
  }
}

function nearest(
  grid: InverseDepthGrid,
  cellLabel: Uint16Array,
  i: number,
  j: number,
  u: number,
  v: number,
  d: number,
): number {
  const { width, height, stride, q } = grid;
  // A pixel in the left half of its cell looks left, and so on.
  const di = 2 * u < stride - 1 ? -1 : 2 * u > stride - 1 ? 1 : 0;
  const dj = 2 * v < stride - 1 ? -1 : 2 * v > stride - 1 ? 1 : 0;
  let best = Infinity;
  let label = 0;
  for (let b = 0; b <= (dj === 0 ? 0 : 1); b++) {
    const jj = j + b * dj;
    if (jj < 0 || jj >= height) continue;
    for (let a = 0; a <= (di === 0 ? 0 : 1); a++) {
      const ii = i + a * di;
      if (ii < 0 || ii >= width) continue;
      const at = jj * width + ii;
      if (q[at] === 0) continue;
      const gap = Math.abs(q[at]! - d) * (a + b === 0 ? OWN_CELL_BONUS : a + b);
      if (gap < best) {
        best = gap;
        label = cellLabel[at]!;
      }
    }
  }
  return label;
}
