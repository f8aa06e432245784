import { expect } from 'chai';
import { MarkedFrames } from '../../src/engine/MarkedFrames.ts';
import { tinyMarkedFrame } from '../support/tinyMarkedFrame.ts';

describe('MarkedFrames', () => {
  const marked = tinyMarkedFrame([{ mark: 1, label: 'mug', at: [1, 0, 0] }]);

  it('keeps the newest frames under their numbers, and no more than it was told to', () => {
    const frames = new MarkedFrames({ limit: 2, keepColour: false });
    for (const id of [1, 2, 3]) frames.put(id, marked);
    expect(frames.get(1)).to.equal(undefined);
    expect(frames.get(2)?.scene).to.equal(marked.scene);
    expect(frames.get(3)?.landmarks).to.equal(marked.landmarks);
    frames.clear();
    expect(frames.get(3)).to.equal(undefined);
  });

  it('lets go of the pixels that no resolver reads, and keeps stamp and frame', () => {
    const thin = new MarkedFrames({ limit: 1, keepColour: false });
    thin.put(1, marked);
    const { color, depth, stampNs, frameId } = thin.get(1)!.frame;
    expect([color.data.length, depth.data.length]).to.deep.equal([0, 0]);
    expect({ stampNs, frameId }).to.deep.equal({
      stampNs: marked.frame.stampNs,
      frameId: marked.frame.frameId,
    });
  });

  it('lets go of the regions that were not drawn', () => {
    const frames = new MarkedFrames({ limit: 1, keepColour: true });
    frames.put(1, { ...marked, spare: () => [] });
    expect(frames.get(1)).to.not.have.property('spare');
  });

  it('keeps colour for a model that looks', () => {
    const frames = new MarkedFrames({ limit: 1, keepColour: true });
    frames.put(1, marked);
    expect(frames.get(1)!.frame.color).to.equal(marked.frame.color);
  });
});
