import { expect } from 'chai';
import { InverseDepthGrid } from '../../../src/core/segment/InverseDepthGrid.ts';

const cameraOf = (width: number, height: number) => ({
  width,
  height,
  fx: 600,
  fy: 500,
  cx: 10,
  cy: 20,
  distortionModel: '',
  distortion: [],
});

describe('InverseDepthGrid', () => {
  it('looks through the middle of each cell, whatever the size of the image', () => {
    for (const [width, stride] of [
      [640, 2],
      [1280, 4],
      [960, 3],
      [320, 1],
    ] as const) {
      const grid = new InverseDepthGrid();
      grid.load({ width, height: 30, data: new Float32Array(width * 30).fill(2) }, cameraOf(width, 30));
      expect(grid.stride).to.equal(stride);
      expect(grid.q.every((q) => q === 0.5)).to.equal(true);
      expect(grid.validCount).to.equal(grid.width * grid.height);
      expect(grid.rayX[5]! * 600 + 10).to.be.closeTo(5 * stride + (stride - 1) / 2, 1e-3);
      expect(grid.rayY[3]! * 500 + 20).to.be.closeTo(3 * stride + (stride - 1) / 2, 1e-3);
    }
  });

  it('takes the nearest surface of a cell, never a mean of both sides of an edge', () => {
    for (const width of [640, 960]) {
      const grid = new InverseDepthGrid();
      const data = Float32Array.from({ length: width * 6 }, (_, at) => (at % 2 === 0 ? 1 : 3));
      grid.load({ width, height: 6, data }, cameraOf(width, 6));
      expect(grid.q.every((q) => q === 1)).to.equal(true);
    }
  });

  it('leaves cells without depth at 0 and uses what a cell has', () => {
    const grid = new InverseDepthGrid();
    const data = new Float32Array(640 * 4);
    data[2] = 4;
    grid.load({ width: 640, height: 4, data }, cameraOf(640, 4));
    expect([grid.q[0], grid.q[1], grid.q[2]]).to.deep.equal([0, 0.25, 0]);
    expect(grid.validCount).to.equal(1);
  });
});
