import { expect } from 'chai';
import { GeometrySegmenter } from '../../src/core/segment/GeometrySegmenter.ts';
import { practiceFrame } from '../../src/engine/practiceFrame.ts';
import { warmUp } from '../../src/engine/warmUp.ts';

describe('warm-up', () => {
  it('practises on a room whose boxes are found, and what they stand on', async () => {
    const segmenter = new GeometrySegmenter({ now: () => performance.now() });
    const segmented = await segmenter.segment(practiceFrame(0n), {});
    const roles = segmented.ok ? segmented.value.candidates.map(({ role }) => role) : [];
    expect(roles.filter((role) => role === 'object')).to.have.length.within(3, 6);
    expect(roles).to.include('support');
  });

  it('stops as soon as real work is there', async () => {
    let asked = 0;
    await warmUp(() => ++asked > 0, 0);
    expect(asked).to.equal(1);
    asked = 0;
    await warmUp(() => ++asked > 2, 0);
    expect(asked).to.equal(3);
  });
});
