import type { Mask } from '../../types/landmarks.ts';
import type { RegionProposals } from './proposeRegions.ts';
import type { RegionGrid } from './RegionGrid.ts';
import { type RegionTable, SUMS } from './RegionTable.ts';

/** The leaves below a region: 1 at each. */
export const leavesOf = (tree: RegionTable, region: number, leaves: number): Uint8Array => {
  const is = new Uint8Array(leaves);
  const stack = [region];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const first = tree.first[next]!;
    if (first < 0) is[next] = 1;
    else stack.push(first, tree.second[next]!);
  }
  return is;
};

/** The pixels of a region of the tree. `labels`: leaf of each cell. */
export const regionMask = (grid: RegionGrid, labels: Int32Array, tree: RegionTable, region: number): Mask => {
  const isInside = leavesOf(tree, region, (tree.count + 1) / 2);
  const { width, across, down } = grid;
  const [u0, v0, u1, v1] = tree.boxes.subarray(4 * region, 4 * region + 4) as unknown as number[];
  const box = {
    x0: Math.floor(u0! * across),
    y0: Math.floor(v0! * down),
    x1: Math.floor(u1! * across),
    y1: Math.floor(v1! * down),
  };
  const stride = box.x1 - box.x0;
  const bits = new Uint8Array(stride * (box.y1 - box.y0));
  let pixelCount = 0;
  for (let y = box.y0; y < box.y1; y++) {
    const row = Math.min(v1! - 1, Math.floor((y + 0.5) / down)) * width;
    for (let x = box.x0; x < box.x1; x++) {
      const u = Math.min(u1! - 1, Math.floor((x + 0.5) / across));
      if (isInside[labels[row + u]!] === 0) continue;
      bits[(y - box.y0) * stride + x - box.x0] = 1;
      pixelCount++;
    }
  }
  return { box, bits, pixelCount };
};

/** The same on the grid, one bit a cell, of a proposal: a region of a tree or one of today's segments. */
export const cellMask = (pool: RegionProposals, row: number): Mask => {
  const { tree: origin, region } = pool.proposals[row]!;
  const { grid, forest } = pool;
  const tree = forest.trees[origin];
  const { boxes, sums } = tree ?? pool.segments;
  const labels = tree ? forest.leaves.labels : pool.segmentLabels;
  const isInside = tree ? leavesOf(tree, region, forest.leaves.count) : undefined;
  const at = 4 * region;
  const box = { x0: boxes[at]!, y0: boxes[at + 1]!, x1: boxes[at + 2]!, y1: boxes[at + 3]! };
  const stride = box.x1 - box.x0;
  const bits = new Uint8Array(stride * (box.y1 - box.y0));
  for (let v = box.y0, to = 0; v < box.y1; v++) {
    for (let cell = v * grid.width + box.x0, end = cell + stride; cell < end; cell++, to++) {
      const label = labels[cell]!;
      if (isInside ? isInside[label] === 1 : label === region) bits[to] = 1;
    }
  }
  return { box, bits, pixelCount: sums[region * SUMS]! };
};
