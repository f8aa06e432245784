import { expect } from 'chai';
import { boxIou } from '../../../../src/core/geometry/boxOverlap.ts';
import { CAMERA_UP } from '../../../../src/core/geometry/estimateUp.ts';
import { FEATURES } from '../../../../src/core/segment/tree/judge/regionFeatures.ts';
import { growRegions, proposeRegions } from '../../../../src/core/segment/tree/proposeRegions.ts';
import { cellMask, pixelMask } from '../../../../src/core/segment/tree/regionMask.ts';
import type { PixelBox } from '../../../../src/core/types/geometry.ts';
import type { RgbdFrame } from '../../../../src/core/types/images.ts';
import type { LandmarkCandidate } from '../../../../src/core/types/landmarks.ts';
import { FuseScene } from '../fuseScene.ts';

const boxOf = (x0: number, y0: number, x1: number, y1: number): PixelBox => ({ x0, y0, x1, y1 });
const GREY = [180, 180, 180] as const;

/** A picture flat on a wall, and a box before it that carries a smaller one of another colour, flush with its face. */
const room = (): FuseScene =>
  new FuseScene({ rgb: GREY, depth: 2 })
    .paint([20, 15, 60, 45], { rgb: [40, 60, 160], depth: 2 })
    .segment()
    .paint([90, 60, 140, 110], { rgb: [150, 90, 40], depth: 1.2 })
    .paint([100, 70, 125, 90], { rgb: [200, 30, 30], depth: 1.2 });

const propose = (frame: RgbdFrame, candidates: readonly LandmarkCandidate[] = []) =>
  proposeRegions({ grown: growRegions(frame, CAMERA_UP), candidates, detections: [] });

const bestFit = (frame: RgbdFrame, thing: PixelBox): number => {
  const pool = propose(frame);
  const fits = pool.proposals.map((_, row) => boxIou(pixelMask(cellMask(pool, row), pool.grid).box, thing));
  return Math.max(...fits);
};

const blind = (frame: RgbdFrame): RgbdFrame => ({
  ...frame,
  depth: { ...frame.depth, data: new Float32Array(frame.depth.data.length) },
});

describe('proposeRegions', () => {
  const frame = room().frame;

  it('holds what lies flat on a wall, a part on a whole, and the whole', () => {
    expect(bestFit(frame, boxOf(20, 15, 60, 45)), 'picture').to.be.above(0.85);
    expect(bestFit(frame, boxOf(100, 70, 125, 90)), 'part').to.be.above(0.85);
    expect(bestFit(frame, boxOf(90, 60, 140, 110)), 'whole').to.be.above(0.85);
  });

  it('finds the same by colour alone, where the camera has no depth', () => {
    for (const thing of [boxOf(20, 15, 60, 45), boxOf(100, 70, 125, 90), boxOf(90, 60, 140, 110)])
      expect(bestFit(blind(frame), thing)).to.be.above(0.85);
  });

  it('gives every region finite features, with depth, without, and with holes', () => {
    const holes = {
      ...frame,
      depth: { ...frame.depth, data: frame.depth.data.map((z, at) => (at % 3 ? z : 0)) },
    };
    for (const seen of [frame, blind(frame), holes]) {
      const { features, proposals } = propose(seen, room().candidates);
      expect(features).to.have.length(proposals.length * FEATURES.length);
      expect(features.every(Number.isFinite)).to.equal(true);
    }
  });

  it('answers a frame of one colour and no depth with one region, and the segments beside it', () => {
    const plain = new FuseScene({ rgb: GREY, depth: 0 });
    const { data } = plain.frame.color;
    const frame = {
      ...plain.frame,
      color: { ...plain.frame.color, data: new Uint8Array(data.length).fill(90) },
    };
    const { forest, proposals } = propose(frame, plain.candidates);
    expect(forest.leaves.count).to.equal(1);
    expect(proposals.map(({ tree }) => tree)).to.deep.equal([0, forest.trees.length]);
  });
});
