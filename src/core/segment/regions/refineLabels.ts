import type { DepthImage } from '../../types/images.ts';
import type { InverseDepthGrid } from '../InverseDepthGrid.ts';

/** How much farther in inverse depth (relative) the surface of a diagonal neighbour may be preferred to the own cell. */
const OWN_CELL_BONUS = 0.3;

/**
 * Carries grid labels to the full image. Inside a region the cell's label is copied; along borders each pixel takes
 * the label of the neighbouring cell whose depth is nearest to its own. Pixels without depth stay 0.
 */
export const refineLabels = (
  grid: InverseDepthGrid,
  cellLabel: Uint16Array,
  depth: DepthImage,
  labels: Uint16Array,
): void => {
  const { width, height, stride, whole } = grid;
  if (width * stride !== depth.width || height * stride !== depth.height) labels.fill(0);
  for (let j = 0; j < height; j++) {
    const up = j === 0 ? 0 : -width;
    const down = j + 1 === height ? 0 : width;
    for (let i = 0; i < width; ) {
      const first = j * width + i;
      const own = cellLabel[first]!;
      // Cells of one label, above and below too, and measured everywhere, are filled at one stroke.
      let at = first;
      const stop = j * width + width;
      while (
        at < stop &&
        cellLabel[at] === own &&
        cellLabel[at + up] === own &&
        cellLabel[at + down] === own &&
        (own === 0 || whole[at] === 1)
      )
        at++;
      // The last one may border on another label at its right.
      if (at < stop && at > first && cellLabel[at] !== own) at--;
      if (i > 0 && cellLabel[first - 1] !== own) at = first;
      if (at > first) {
        fillCells(labels, depth.width, stride, i, i + at - first, j, own);
        i += at - first;
        continue;
      }
      const uniform =
        cellLabel[at + up] === own &&
        cellLabel[at + down] === own &&
        (i === 0 || cellLabel[at - 1] === own) &&
        (i + 1 === width || cellLabel[at + 1] === own);
      if (uniform) copyCell(depth, labels, stride, i, j, own);
      else refineCell(grid, cellLabel, depth, labels, i, j);
      i++;
    }
  }
};

const fillCells = (
  labels: Uint16Array,
  width: number,
  stride: number,
  start: number,
  end: number,
  j: number,
  own: number,
): void => {
  for (let v = 0; v < stride; v++) {
    const row = (j * stride + v) * width;
    labels.fill(own, row + start * stride, row + end * stride);
  }
};

const copyCell = (
  { data: z, width }: DepthImage,
  labels: Uint16Array,
  stride: number,
  i: number,
  j: number,
  own: number,
): void => {
  let p = j * stride * width + i * stride;
  if (stride === 2) {
    labels[p] = z[p]! > 0 ? own : 0;
    labels[p + 1] = z[p + 1]! > 0 ? own : 0;
    p += width;
    labels[p] = z[p]! > 0 ? own : 0;
    labels[p + 1] = z[p + 1]! > 0 ? own : 0;
    return;
  }
  for (let v = 0; v < stride; v++, p += width)
    for (let u = p; u < p + stride; u++) labels[u] = z[u]! > 0 ? own : 0;
};

const refineCell = (
  grid: InverseDepthGrid,
  cellLabel: Uint16Array,
  { data: z, width }: DepthImage,
  labels: Uint16Array,
  i: number,
  j: number,
): void => {
  const { stride } = grid;
  for (let v = 0; v < stride; v++)
    for (let u = 0, p = (j * stride + v) * width + i * stride; u < stride; u++, p++)
      labels[p] = z[p]! > 0 ? nearest(grid, cellLabel, i, j, u, v, 1 / z[p]!) : 0;
};

const nearest = (
  grid: InverseDepthGrid,
  cellLabel: Uint16Array,
  i: number,
  j: number,
  u: number,
  v: number,
  d: number,
): number => {
  const { width, height, stride, q } = grid;
  const at = j * width + i;
  const own = cellLabel[at]!;
  // A pixel in the left half of its cell looks left, and so on; beyond the image it sees its own cell.
  const di = 2 * u < stride - 1 ? (i > 0 ? -1 : 0) : 2 * u > stride - 1 && i + 1 < width ? 1 : 0;
  const dj = 2 * v < stride - 1 ? (j > 0 ? -1 : 0) : 2 * v > stride - 1 && j + 1 < height ? 1 : 0;
  const beside = at + di;
  const over = at + dj * width;
  const across = over + di;
  if (cellLabel[beside] === own && cellLabel[over] === own && cellLabel[across] === own) return own;
  let label = own;
  let best = q[at] === 0 ? Infinity : Math.abs(q[at]! - d) * OWN_CELL_BONUS;
  let gap = q[beside] === 0 ? Infinity : Math.abs(q[beside]! - d);
  if (gap < best && di !== 0) {
    best = gap;
    label = cellLabel[beside]!;
  }
  gap = q[over] === 0 ? Infinity : Math.abs(q[over]! - d);
  if (gap < best && dj !== 0) {
    best = gap;
    label = cellLabel[over]!;
  }
  gap = q[across] === 0 ? Infinity : 2 * Math.abs(q[across]! - d);
  if (gap < best && di !== 0 && dj !== 0) label = cellLabel[across]!;
  return label;
};
