import { expect } from 'chai';
import fc from 'fast-check';
import { slerp } from '../../../src/core/transforms/interpolate.ts';
import { compose, quaternionFromYaw, transformPoint, yawOf } from '../../../src/core/transforms/rigid.ts';
import { TransformBuffer } from '../../../src/core/transforms/TransformBuffer.ts';
import type { Transform, Vec3 } from '../../../src/core/types/geometry.ts';

const SECOND = 1_000_000_000n;
const at = (x: number, yaw = 0): Transform => ({ translation: [x, 0, 0], rotation: quaternionFromYaw(yaw) });
const link = (parent: string, child: string, seconds: number, transform: Transform, isStatic = false) => ({
  parent,
  child,
  stampNs: BigInt(Math.round(seconds * 1e9)),
  transform,
  isStatic,
});
const kindOf = (buffer: TransformBuffer, target: string, source: string, seconds: number) => {
  const answer = buffer.lookup(target, source, BigInt(Math.round(seconds * 1e9)));
  return answer.ok ? 'ok' : answer.failure.kind;
};

function robot(): TransformBuffer {
  const buffer = new TransformBuffer();
  buffer.insert(link('base_link', 'camera', 0, at(0.2), true));
  buffer.insert(link('odom', 'base_link', 1, at(1)));
  buffer.insert(link('odom', 'base_link', 2, at(3, Math.PI / 2)));
  return buffer;
}

describe('TransformBuffer', () => {
  it('interpolates translation linearly and rotation along the arc at the stamp asked for', () => {
    const answer = robot().lookup('odom', 'base_link', (SECOND * 3n) / 2n);
    expect(answer.ok).to.equal(true);
    if (!answer.ok) return;
    expect(answer.transform.translation[0]).to.be.closeTo(2, 1e-12);
    expect(yawOf(answer.transform.rotation)).to.be.closeTo(Math.PI / 4, 1e-12);
  });

  it('composes through the common ancestor in both directions', () => {
    const buffer = robot();
    buffer.insert(link('odom', 'dock', 0, at(10), true));
    const there = buffer.lookup('dock', 'camera', SECOND);
    const back = buffer.lookup('camera', 'dock', SECOND);
    if (!there.ok || !back.ok) throw new Error('both must be known');
    expect(there.transform.translation[0]).to.be.closeTo(1 + 0.2 - 10, 1e-12);
    expect(compose(there.transform, back.transform).translation[0]).to.be.closeTo(0, 1e-12);
  });

  it('tells an unknown frame, an unconnected tree, the past and the future apart', () => {
    const buffer = robot();
    buffer.insert(link('map2', 'other', 1, at(0)));
    expect(kindOf(buffer, 'map', 'camera', 1.5)).to.equal('unknown_frame');
    expect(kindOf(buffer, 'map2', 'camera', 1.5)).to.equal('not_connected');
    expect(kindOf(buffer, 'odom', 'camera', 0.5)).to.equal('extrapolation_past');
    expect(kindOf(buffer, 'odom', 'camera', 2.5)).to.equal('extrapolation_future');
    expect(kindOf(buffer, 'odom', 'camera', 1.5)).to.equal('ok');
  });

  it('answers a static link at any stamp', () => {
    for (const seconds of [0, 1, 1e6]) expect(kindOf(robot(), 'base_link', 'camera', seconds)).to.equal('ok');
  });

  it('refuses NaN, zero rotations, nameless frames and loops without losing what it held', () => {
    const buffer = robot();
    const nan: Transform = { translation: [Number.NaN, 0, 0], rotation: [0, 0, 0, 1] };
    const zero: Transform = { translation: [0, 0, 0], rotation: [0, 0, 0, 0] };
    expect(buffer.insert(link('odom', 'base_link', 3, nan))).to.equal('not_finite');
    expect(buffer.insert(link('odom', 'base_link', 3, zero))).to.equal('zero_rotation');
    expect(buffer.insert(link('', 'base_link', 3, at(0)))).to.equal('empty_frame');
    expect(buffer.insert(link('base_link', 'base_link', 3, at(0)))).to.equal('self_transform');
    expect(buffer.insert(link('camera', 'odom', 3, at(0)))).to.equal('loop');
    expect(kindOf(buffer, 'odom', 'camera', 1.5)).to.equal('ok');
    expect(kindOf(buffer, 'odom', 'camera', 2.5)).to.equal('extrapolation_future');
  });

  it('refuses links that are finite each and add up to what is not', () => {
    const buffer = new TransformBuffer();
    buffer.insert(link('map', 'base_link', 0, at(1.7e308), true));
    buffer.insert(link('base_link', 'camera', 0, at(1.7e308), true));
    expect(kindOf(buffer, 'map', 'camera', 1)).to.equal('not_finite');
    expect(kindOf(buffer, 'camera', 'map', 1)).to.equal('not_finite');
    expect(kindOf(buffer, 'base_link', 'camera', 1)).to.equal('ok');
  });

  it('sorts late packets in and forgets what is older than its history', () => {
    const buffer = new TransformBuffer({ cacheNs: 2n * SECOND });
    for (const seconds of [1, 3, 2]) buffer.insert(link('odom', 'base_link', seconds, at(seconds)));
    expect(kindOf(buffer, 'odom', 'base_link', 1)).to.equal('ok');
    const middle = buffer.lookup('odom', 'base_link', 2n * SECOND);
    expect(middle.ok && middle.transform.translation[0]).to.equal(2);
    buffer.insert(link('odom', 'base_link', 4, at(4)));
    expect(kindOf(buffer, 'odom', 'base_link', 1)).to.equal('extrapolation_past');
  });

  it('starts a link anew when its stamps fall back by more than the history, as a looped recording does', () => {
    const buffer = new TransformBuffer();
    buffer.insert(link('odom', 'base_link', 100, at(1)));
    buffer.insert(link('odom', 'base_link', 1, at(2)));
    expect(kindOf(buffer, 'odom', 'base_link', 100)).to.equal('extrapolation_future');
    expect(kindOf(buffer, 'odom', 'base_link', 1)).to.equal('ok');
  });

  it('does not interpolate between two times when stamps fall back by seconds, as in a short loop', () => {
    const buffer = new TransformBuffer();
    for (const seconds of [4, 5, 6]) buffer.insert(link('odom', 'base_link', seconds, at(seconds)));
    for (const seconds of [1, 1.02]) buffer.insert(link('odom', 'base_link', seconds, at(seconds)));
    expect(kindOf(buffer, 'odom', 'base_link', 1.01)).to.equal('ok');
    expect(kindOf(buffer, 'odom', 'base_link', 1.5)).to.equal('extrapolation_future');
  });

  it('sorts a straggler of seconds in and goes on with what it held', () => {
    const buffer = new TransformBuffer();
    for (const seconds of [4, 5, 6, 2, 7]) buffer.insert(link('odom', 'base_link', seconds, at(seconds)));
    for (const seconds of [2, 4.5, 6.5]) {
      const answer = buffer.lookup('odom', 'base_link', BigInt(seconds * 1e9));
      expect(answer.ok && answer.transform.translation[0]).to.equal(seconds);
    }
  });

  it('keeps what is of the new time already when cleared: transforms come before the image that shows the jump', () => {
    const buffer = robot();
    for (const seconds of [90, 99]) buffer.insert(link('odom', 'base_link', seconds, at(0)));
    for (const seconds of [5, 5.02]) buffer.insert(link('odom', 'base_link', seconds, at(0)));
    buffer.clear();
    expect(kindOf(buffer, 'odom', 'camera', 5.01)).to.equal('ok');
    expect(kindOf(buffer, 'odom', 'camera', 95)).to.equal('extrapolation_future');
  });

  it('keeps static links and forgets moving ones when cleared', () => {
    const buffer = robot();
    buffer.clear();
    expect(kindOf(buffer, 'odom', 'camera', 1.5)).to.equal('unknown_frame');
    expect(kindOf(buffer, 'base_link', 'camera', 1.5)).to.equal('ok');
  });

  it('follows a frame to its new parent', () => {
    const buffer = robot();
    buffer.insert(link('gripper', 'base_link', 3, at(7)));
    expect(kindOf(buffer, 'gripper', 'camera', 3)).to.equal('ok');
    expect(kindOf(buffer, 'odom', 'camera', 1.5)).to.not.equal('ok');
  });

  it('needs no tf to connect a frame with itself', () => {
    expect(kindOf(new TransformBuffer(), 'camera', 'camera', 1)).to.equal('ok');
    expect(kindOf(new TransformBuffer(), '', '', 1)).to.equal('unknown_frame');
  });

  it('takes frame names with a leading slash for the same frames', () => {
    expect(kindOf(robot(), '/odom', '/camera', 1.5)).to.equal('ok');
  });

  it('maps points rigidly whatever the chain: distances stay', () => {
    const number = fc.double({ min: -5, max: 5, noNaN: true });
    const transform = fc
      .tuple(number, number, number)
      .map(([x, y, yaw]): Transform => ({ translation: [x, y, 1], rotation: quaternionFromYaw(yaw) }));
    fc.assert(
      fc.property(transform, transform, fc.double({ min: 1, max: 2, noNaN: true }), (a, b, seconds) => {
        const buffer = new TransformBuffer();
        buffer.insert(link('odom', 'base_link', 1, a));
        buffer.insert(link('odom', 'base_link', 2, b));
        const answer = buffer.lookup('odom', 'base_link', BigInt(Math.round(seconds * 1e9)));
        if (!answer.ok) return false;
        const p: Vec3 = [1, 2, 3];
        const q: Vec3 = [-4, 0, 1];
        const moved = [transformPoint(answer.transform, p), transformPoint(answer.transform, q)] as const;
        const distance = Math.hypot(...moved[0].map((v, i) => v - moved[1][i]!));
        return Math.abs(distance - Math.hypot(5, 2, 2)) < 1e-9;
      }),
      { seed: 7 },
    );
  });

  it('turns by the shorter arc between opposite signs of one rotation', () => {
    const q = quaternionFromYaw(0.4);
    const mixed = slerp(q, [-q[0], -q[1], -q[2], -q[3]], 0.5);
    expect(yawOf(mixed)).to.be.closeTo(0.4, 1e-9);
  });
});
