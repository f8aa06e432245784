import type { RegionGrid } from '../grid/RegionGrid.ts';
import { growTree } from './growTree.ts';
import type { JoinWeights } from './joinCost.ts';
import { measureLeaves } from './measureLeaves.ts';
import { bordersOf } from './RegionBorders.ts';
import { RegionTable, SUMS } from './RegionTable.ts';
import { type Partition, superpixels } from './superpixels.ts';

/** Trees over the same leaves, each by a join order of its own; what several hold stands in the first that does. */
export interface RegionForest {
  readonly leaves: Partition;
  readonly trees: readonly RegionTable[];
  /** For each tree, how many trees hold each of its regions; 0 for one that an earlier tree holds. */
  readonly found: readonly Uint8Array[];
}

export const growForest = (grid: RegionGrid, orders: readonly JoinWeights[]): RegionForest => {
  const leaves = superpixels(grid);
  const seed = new RegionTable(leaves.count);
  measureLeaves(grid, leaves.labels, leaves.count, seed);
  const borders = bordersOf(grid, leaves.labels, seed);
  const trees = orders.map((weights) => {
    const tree = seed.withRoomFor(2 * leaves.count - 1);
    growTree(tree, borders.copy(), weights);
    return tree;
  });
  return { leaves, trees, found: countFound(trees) };
};

/** Two regions over the same leaves with equal boxes and cells are taken for the same: others are vanishingly rare. */
const countFound = (trees: readonly RegionTable[]): Uint8Array[] => {
  const firstOf = new Map<number, number>();
  const found = trees.map(({ count }) => new Uint8Array(count));
  trees.forEach(({ count, boxes, sums }, k) => {
    for (let region = 0; region < count; region++) {
      const at = 4 * region;
      const key =
        (((boxes[at]! * 512 + boxes[at + 1]!) * 512 + boxes[at + 2]!) * 512 + boxes[at + 3]!) * 131072 +
        sums[region * SUMS]!;
      const first = firstOf.get(key);
      if (first === undefined) {
        firstOf.set(key, k * FAR + region);
        found[k]![region] = 1;
      } else found[Math.floor(first / FAR)]![first % FAR]! += 1;
    }
  });
  return found;
};

const FAR = 1 << 20;
