import { expect } from 'chai';
import fc from 'fast-check';
import {
  compose,
  invert,
  quaternionFromRows,
  quaternionFromYaw,
  rotate,
  transformPoint,
  yawOf,
} from '../../../src/core/transforms/rigid.ts';
import { rotateCovariance } from '../../../src/core/transforms/rotateCovariance.ts';
import type { Quaternion, Transform, Vec3 } from '../../../src/core/types/geometry.ts';

const number = fc.double({ min: -5, max: 5, noNaN: true });
const vector = fc.tuple(number, number, number);
const quaternion = fc
  .tuple(number, number, number, number)
  .filter((q) => Math.hypot(...q) > 0.1)
  .map((q): Quaternion => {
    const n = Math.hypot(...q);
    return [q[0] / n, q[1] / n, q[2] / n, q[3] / n];
  });
const transform = fc.record<Transform>({ translation: vector, rotation: quaternion });
const close = (a: readonly number[], b: readonly number[]) => {
  for (const [i, value] of a.entries()) expect(value).to.be.closeTo(b[i]!, 1e-9);
};
const options = { seed: 17, numRuns: 300 };

describe('rigid transforms', () => {
  it('undo themselves', () => {
    fc.assert(
      fc.property(transform, vector, (t, p) => close(transformPoint(invert(t), transformPoint(t, p)), p)),
      options,
    );
  });

  it('chain as their points do', () => {
    fc.assert(
      fc.property(transform, transform, vector, (ab, bc, p) =>
        close(transformPoint(compose(ab, bc), p), transformPoint(ab, transformPoint(bc, p))),
      ),
      options,
    );
  });

  it('come back from their rows, for every rotation', () => {
    fc.assert(
      fc.property(quaternion, vector, (q, p) => {
        const columns = [rotate(q, [1, 0, 0]), rotate(q, [0, 1, 0]), rotate(q, [0, 0, 1])];
        const row = (i: 0 | 1 | 2): Vec3 => [columns[0]![i], columns[1]![i], columns[2]![i]];
        close(rotate(quaternionFromRows(row(0), row(1), row(2)), p), rotate(q, p));
      }),
      options,
    );
  });

  it('turn by the yaw that they are given', () => {
    for (const yaw of [-3, -1, 0, 0.5, 3.1]) expect(yawOf(quaternionFromYaw(yaw))).to.be.closeTo(yaw, 1e-12);
  });

  it('turn a covariance without changing its volume', () => {
    const covariance = [4, 0, 0, 0, 1, 0, 0, 0, 0.25];
    close(rotateCovariance(quaternionFromYaw(Math.PI / 2), covariance), [1, 0, 0, 0, 4, 0, 0, 0, 0.25]);
  });
});
