import type { InverseDepthGrid } from '../InverseDepthGrid.ts';

/** Cells: the first column and row, and those after the last. */
export interface RegionBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The cells that one region lies within. */
export const regionBox = ({ width, height }: InverseDepthGrid, region: Int32Array, id: number): RegionBox => {
  const first = region.indexOf(id);
  if (first < 0) return { left: 0, right: 0, top: 0, bottom: 0 };
  const top = Math.floor(first / width);
  const bottom = Math.floor(region.lastIndexOf(id, width * height - 1) / width) + 1;
  let left = width;
  let right = 0;
  for (let j = top; j < bottom; j++) {
    const row = j * width;
    for (let i = 0; i < left; i++) if (region[row + i] === id) left = i;
    for (let i = width - 1; i >= right; i--) if (region[row + i] === id) right = i + 1;
  }
  return { left, right, top, bottom };
};
