import { expect } from 'chai';
import { CAMERA_UP, estimateUp } from '../../../src/core/geometry/estimateUp.ts';
import type { Vec3 } from '../../../src/core/types/geometry.ts';

/** Up of a camera that looks down by `pitch` and is rolled by `roll`, radians. */
const upOf = (pitch: number, roll = 0): Vec3 => [
  Math.sin(roll) * Math.cos(pitch),
  -Math.cos(roll) * Math.cos(pitch),
  -Math.sin(pitch),
];
const angle = (a: Vec3, b: Vec3) => Math.acos(Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]));

describe('estimateUp', () => {
  it('takes a known direction, made unit, without question', () => {
    expect(estimateUp([{ normal: [0, 0, -1], weight: 9 }], [0, -3, 0])).to.deep.equal({
      up: [0, -1, 0],
      confidence: 1,
    });
  });

  it('falls back to the camera’s own up with confidence 0', () => {
    expect(estimateUp([])).to.deep.equal({ up: CAMERA_UP, confidence: 0 });
  });

  it('follows the ground through pitch and roll', () => {
    for (const pitch of [-0.3, 0, 0.5, 1])
      for (const roll of [-0.2, 0, 0.2]) {
        const { up, confidence } = estimateUp([{ normal: upOf(pitch, roll), weight: 100 }]);
        expect(angle(up, upOf(pitch, roll))).to.be.below(1e-6);
        expect(confidence).to.be.above(0.1);
      }
  });

  it('does not take a wall that fills the view for the ground', () => {
    const up = upOf(0.3);
    const wall: Vec3 = [0, Math.sin(0.3), -Math.cos(0.3)];
    const found = estimateUp([
      { normal: wall, weight: 200 },
      { normal: up, weight: 60 },
    ]);
    expect(angle(found.up, up)).to.be.below(0.01);
    const alone = estimateUp([{ normal: wall, weight: 200 }]);
    expect(angle(alone.up, up), 'upright to the wall and nearest to the camera’s up').to.be.below(0.01);
  });
});
