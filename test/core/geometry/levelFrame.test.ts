import { expect } from 'chai';
import fc from 'fast-check';
import { levelFrame } from '../../../src/core/geometry/levelFrame.ts';
import { rotate } from '../../../src/core/transforms/rigid.ts';
import type { Vec3 } from '../../../src/core/types/geometry.ts';

const component = fc.double({ min: -1, max: 1, noNaN: true });
const unit = fc
  .tuple(component, component, component)
  .filter((v) => Math.hypot(...v) > 0.1)
  .map((v): Vec3 => {
    const length = Math.hypot(...v);
    return [v[0] / length, v[1] / length, v[2] / length];
  });

describe('levelFrame: the scene stands upright however the camera is held', () => {
  it('turns up into z and keeps lengths, for every up', () => {
    fc.assert(
      fc.property(unit, unit, (up, v) => {
        const { rotation } = levelFrame(up);
        for (const [i, value] of rotate(rotation, up).entries())
          expect(value).to.be.closeTo(i === 2 ? 1 : 0, 1e-9);
        expect(Math.hypot(...rotate(rotation, v))).to.be.closeTo(1, 1e-9);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('looks along x with left on y when the camera is level', () => {
    const { rotation } = levelFrame([0, -1, 0]);
    const close = (v: Vec3, expected: Vec3) => {
      for (const [i, c] of v.entries()) expect(c).to.be.closeTo(expected[i]!, 1e-12);
    };
    close(rotate(rotation, [0, 0, 1]), [1, 0, 0]);
    close(rotate(rotation, [-1, 0, 0]), [0, 1, 0]);
  });

  it('still has a left and a right for a camera that looks straight down', () => {
    const { rotation } = levelFrame([0, 0, -1]);
    const left = rotate(rotation, [-1, 0, 0]);
    expect(left[1]).to.be.closeTo(1, 1e-9);
  });
});
