import { expect } from 'chai';
import { GeometrySegmenter } from '../../../src/core/segment/GeometrySegmenter.ts';
import type { RgbdFrame } from '../../../src/core/types/images.ts';
import { renderSolids } from './syntheticDepth.ts';

function frame(): RgbdFrame {
  const { depth, camera } = renderSolids(
    [
      { kind: 'box', min: [0.2, -0.6, -0.04], max: [1.5, 0.6, 0] },
      { kind: 'box', min: [0.7, -0.1, 0], max: [0.8, 0.1, 0.15] },
    ],
    { height: 0.6, pitch: 0.65, width: 320 },
  );
  const color = { width: depth.width, height: depth.height, data: new Uint8Array(depth.data.length * 3) };
  return { stampNs: 1n, frameId: 'camera', color, depth, camera };
}

describe('GeometrySegmenter', () => {
  it('answers candidates with their roles, up, and the seconds of each stage in order', async () => {
    let clock = 0;
    const cut = await new GeometrySegmenter({ now: () => clock++ }).segment(frame());
    if (!cut.ok) throw new Error(cut.failure.message);
    expect(cut.value.candidates.map(({ role }) => role)).to.deep.equal(['support', 'object']);
    expect(
      cut.value.candidates.every(({ labels, mask }) => labels.length === 0 && mask.pixelCount > 500),
    ).to.equal(true);
    expect(cut.value.up[1]).to.be.below(-0.7);
    expect(cut.value.stages.map(({ stage }) => stage).slice(0, 2)).to.deep.equal(['grid', 'planes']);
    expect(cut.value.stages.every(({ seconds }) => seconds === 0.001)).to.equal(true);
  });

  it('gives masks that outlive the next frame', async () => {
    const segmenter = new GeometrySegmenter();
    const first = await segmenter.segment(frame());
    if (!first.ok) throw new Error(first.failure.message);
    const bits = first.value.candidates[1]!.mask.bits;
    const before = bits.slice();
    const empty = { ...frame(), depth: { ...frame().depth, data: new Float32Array(320 * 240) } };
    const second = await segmenter.segment(empty);
    expect(second.ok && second.value.candidates).to.deep.equal([]);
    expect(bits).to.deep.equal(before);
  });

  it('keeps to the most segments it may return', async () => {
    const cut = await new GeometrySegmenter({ maxSegments: 1 }).segment(frame());
    expect(cut.ok && cut.value.candidates.map(({ role }) => role)).to.deep.equal(['support']);
  });

  it('does not begin what is cancelled already', async () => {
    const cut = await new GeometrySegmenter().segment(frame(), { signal: AbortSignal.abort() });
    expect(!cut.ok && cut.failure.code).to.equal('CANCELLED');
  });
});
