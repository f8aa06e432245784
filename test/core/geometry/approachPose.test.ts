import { expect } from 'chai';
import fc from 'fast-check';
import { approachPose } from '../../../src/core/geometry/approachPose.ts';
import { rotate } from '../../../src/core/transforms/rigid.ts';

const coordinate = fc.double({ min: -20, max: 20, noNaN: true });
const point = fc.tuple(coordinate, coordinate, coordinate);

describe('approachPose: where a robot should stand', () => {
  it('stands on the ground, standoff metres away, on the robot’s side, facing the target', () => {
    fc.assert(
      fc.property(point, point, fc.double({ min: 0.1, max: 5, noNaN: true }), (target, robot, standoff) => {
        fc.pre(Math.hypot(target[0] - robot[0], target[1] - robot[1]) > 0.01);
        const { position, orientation } = approachPose(target, robot, standoff);
        const gap = [target[0] - position[0], target[1] - position[1]] as const;
        expect(position[2]).to.equal(0);
        expect(Math.hypot(...gap)).to.be.closeTo(standoff, 1e-9);
        const facing = rotate(orientation, [1, 0, 0]);
        expect(facing[0] * gap[0] + facing[1] * gap[1]).to.be.closeTo(standoff, 1e-9);
        const towards = [target[0] - robot[0], target[1] - robot[1]] as const;
        expect(gap[0] * towards[0] + gap[1] * towards[1]).to.be.greaterThan(0);
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });

  it('keeps the frame’s x direction when the robot is right below the target', () => {
    expect(approachPose([1, 2, 3], [1, 2, 0], 0.5)).to.deep.equal({
      position: [0.5, 2, 0],
      orientation: [0, 0, 0, 1],
    });
  });
});
