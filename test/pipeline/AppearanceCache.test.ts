import { expect } from 'chai';
import type { Look } from '../../src/core/detect/Look.ts';
import { AppearanceCache } from '../../src/pipeline/AppearanceCache.ts';

const box = (size: number, at = 0) => ({ x0: at, y0: at, x1: at + size, y1: at + size });
const looks = (label: string, score: number): Look => ({ shares: [{ label, score }] });
const OPTIONS = { maxNew: 3, maxAgain: 1, newest: 0.5, resized: 2, staleSeconds: 10, maxThings: 4 };

describe('AppearanceCache', () => {
  it('asks for a thing once, then one known thing a frame in turn', () => {
    const memory = new AppearanceCache(OPTIONS);
    const things = [1, 2].map((trackId) => ({ trackId, box: box(10) }));
    expect(memory.toLookAt(things, 0)).to.have.members([0, 1]);
    for (const { trackId } of things) memory.remember(trackId, box(10), looks('cup', 0.5));
    const turns = [1, 2, 3, 4].map((second) => {
      const [i] = memory.toLookAt(things, second);
      memory.remember(things[i!]!.trackId, box(10), looks('cup', 0.5));
      return i;
    });
    expect(turns).to.deep.equal([0, 1, 0, 1]);
  });

  it('looks again at what shows much more or less of itself', () => {
    const memory = new AppearanceCache({ ...OPTIONS, maxAgain: 0 });
    memory.toLookAt([{ trackId: 1, box: box(10) }], 0);
    memory.remember(1, box(10), looks('cup', 0.5));
    expect(memory.toLookAt([{ trackId: 1, box: box(13) }], 1)).to.deep.equal([]);
    expect(memory.toLookAt([{ trackId: 1, box: box(15) }], 1)).to.deep.equal([0]);
    expect(memory.toLookAt([{ trackId: 1, box: box(6) }], 1)).to.deep.equal([0]);
  });

  it('keeps to its allowance of new things, the largest first', () => {
    const memory = new AppearanceCache(OPTIONS);
    const things = [5, 30, 10, 20].map((size, i) => ({ trackId: i + 1, box: box(size) }));
    expect(memory.toLookAt(things, 0)).to.deep.equal([1, 3, 2]);
  });

  it('averages several looks, the newest counting half', () => {
    const memory = new AppearanceCache(OPTIONS);
    memory.remember(1, box(10), looks('cup', 0.4));
    memory.remember(1, box(10), looks('bowl', 0.6));
    expect(memory.recall(1)!.shares).to.deep.equal([
      { label: 'bowl', score: 0.3 },
      { label: 'cup', score: 0.2 },
    ]);
  });

  it('takes a look anew, and forgets the old one, when it is stale: tracks may have been exchanged', () => {
    const memory = new AppearanceCache({ ...OPTIONS, maxAgain: 0 });
    const things = [{ trackId: 1, box: box(10) }];
    memory.toLookAt(things, 0);
    memory.remember(1, box(10), looks('cup', 0.4));
    expect(memory.toLookAt(things, 9)).to.deep.equal([]);
    expect(memory.toLookAt(things, 11)).to.deep.equal([0]);
    memory.remember(1, box(10), looks('bowl', 0.6));
    expect(memory.recall(1)).to.deep.equal(looks('bowl', 0.6));
  });

  it('never remembers more things than it may: the longest unseen go', () => {
    const memory = new AppearanceCache(OPTIONS);
    for (let trackId = 1; trackId <= 6; trackId++) {
      memory.toLookAt([], trackId);
      memory.remember(trackId, box(10), looks('cup', 0.5));
      memory.recall(1);
      memory.forgetOld();
    }
    expect([1, 2, 3, 4, 5, 6].filter((id) => memory.recall(id) !== undefined)).to.deep.equal([1, 4, 5, 6]);
  });

  it('forgets all when the clock jumped back', () => {
    const memory = new AppearanceCache(OPTIONS);
    memory.remember(1, box(10), looks('cup', 0.5));
    memory.clear();
    expect(memory.recall(1)).to.equal(undefined);
  });

  it('averages what phrases score, and takes the newer where there was none', () => {
    const memory = new AppearanceCache(OPTIONS);
    const seen = (usual: number, ...vector: readonly number[]): Look => ({
      shares: [],
      embedding: { vector: Float32Array.from(vector), usual },
    });
    memory.remember(1, box(10), looks('cup', 0.4));
    memory.remember(1, box(10), seen(1, 2, 0));
    memory.remember(1, box(10), seen(3, 0, 4));
    expect(memory.recall(1)!.embedding).to.deep.equal({ vector: Float32Array.of(1, 2), usual: 2 });
  });
});
