import type { Mask } from '../../types/landmarks.ts';
import type { RegionGrid } from './grid/RegionGrid.ts';
import { type RegionTable, SUMS } from './grow/RegionTable.ts';
import type { RegionProposals } from './proposeRegions.ts';

/** The leaves below a region: 1 at each. */
const leavesOf = (tree: RegionTable, region: number, leaves: number): Uint8Array => {
  const is = new Uint8Array(leaves);
  const stack = [region];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const first = tree.first[next]!;
    if (first < 0) is[next] = 1;
    else stack.push(first, tree.second[next]!);
  }
  return is;
};

/** The pixels of a mask over cells. */
export const pixelMask = ({ box: cells, bits: of }: Mask, { across, down }: RegionGrid): Mask => {
  const box = {
    x0: Math.floor(cells.x0 * across),
    y0: Math.floor(cells.y0 * down),
    x1: Math.floor(cells.x1 * across),
    y1: Math.floor(cells.y1 * down),
  };
  const stride = box.x1 - box.x0;
  const wide = cells.x1 - cells.x0;
  const bits = new Uint8Array(stride * (box.y1 - box.y0));
  let pixelCount = 0;
  for (let y = box.y0, to = 0; y < box.y1; y++) {
    const v = Math.min(cells.y1 - 1, Math.floor((y + 0.5) / down)) - cells.y0;
    for (let x = box.x0; x < box.x1; x++, to++) {
      const u = Math.min(cells.x1 - 1, Math.floor((x + 0.5) / across)) - cells.x0;
      if (of[v * wide + u] === 0) continue;
      bits[to] = 1;
      pixelCount++;
    }
  }
  return { box, bits, pixelCount };
};

/** Cells of a proposal, one bit each: of a region of a tree or of one of today's segments. */
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
