import { expect } from 'chai';
import { CAMERA_UP } from '../../../../src/core/geometry/estimateUp.ts';
import { regionGrid } from '../../../../src/core/segment/tree/grid/RegionGrid.ts';
import { JOIN_ORDERS } from '../../../../src/core/segment/tree/grow/joinOrders.ts';
import { measureLeaves } from '../../../../src/core/segment/tree/grow/measureLeaves.ts';
import { bordersOf } from '../../../../src/core/segment/tree/grow/RegionBorders.ts';
import { growForest } from '../../../../src/core/segment/tree/grow/RegionForest.ts';
import { BORDERS, RegionTable, SUMS } from '../../../../src/core/segment/tree/grow/RegionTable.ts';
import { growRegions, proposeRegions } from '../../../../src/core/segment/tree/proposeRegions.ts';
import { cellMask } from '../../../../src/core/segment/tree/regionMask.ts';
import { FuseScene } from '../fuseScene.ts';

const scene = new FuseScene({ rgb: [180, 180, 180], depth: 2 })
  .paint([10, 10, 50, 40], { rgb: [30, 60, 150], depth: 2 })
  .segment()
  .paint([70, 30, 130, 100], { rgb: [160, 90, 40], depth: 1.2 })
  .paint([80, 40, 100, 60], { rgb: [30, 160, 40], depth: 1.1 })
  .paint([105, 70, 125, 95], { rgb: [220, 220, 40], depth: 1 });

describe('growTree', () => {
  const grid = regionGrid(scene.frame, CAMERA_UP);
  const { leaves, trees } = growForest(grid, JOIN_ORDERS);

  it('joins all leaves into one root, each region once', () => {
    for (const tree of trees) {
      expect(tree.count).to.equal(2 * leaves.count - 1);
      expect([...tree.parent.subarray(0, tree.count)].filter((parent) => parent < 0)).to.have.length(1);
    }
  });

  it('keeps sums, boxes and borders of joined regions as if they were measured anew', () => {
    const [tree] = trees;
    const pool = proposeRegions({
      grown: growRegions(scene.frame, CAMERA_UP),
      candidates: [],
      detections: [],
    });
    for (const row of pool.proposals.keys()) {
      const { tree: which, region } = pool.proposals[row]!;
      // Every ninth will do: each is measured over the whole grid.
      if (which !== 0 || tree!.first[region]! < 0 || region % 9 !== 0) continue;
      const { box, bits } = cellMask(pool, row);
      const labels = new Int32Array(grid.width * grid.height).fill(1);
      const wide = box.x1 - box.x0;
      bits.forEach((bit, i) => {
        if (bit) labels[(box.y0 + Math.floor(i / wide)) * grid.width + box.x0 + (i % wide)] = 0;
      });
      const measured = new RegionTable(2);
      measureLeaves(grid, labels, 2, measured);
      bordersOf(grid, labels, measured);
      expect([...measured.boxes.subarray(0, 4)]).to.deep.equal([
        ...tree!.boxes.subarray(4 * region, 4 * region + 4),
      ]);
      for (let k = 0; k < SUMS; k++)
        expect(measured.sums[k], `sum ${k}`).to.be.closeTo(
          tree!.sums[region * SUMS + k]!,
          1e-6 + 1e-9 * Math.abs(measured.sums[k]!),
        );
      for (let k = 0; k < BORDERS; k++)
        expect(measured.borders[k], `border ${k}`).to.be.closeTo(tree!.borders[region * BORDERS + k]!, 1e-6);
    }
  });
});
