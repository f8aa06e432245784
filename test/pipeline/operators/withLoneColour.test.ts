import { expect } from 'chai';
import { Subject } from 'rxjs';
import { PairSynchronizer } from '../../../src/core/sync/PairSynchronizer.ts';
import { pairByStamp, type Tagged } from '../../../src/pipeline/operators/pairByStamp.ts';
import { type Sight, withLoneColour } from '../../../src/pipeline/operators/withLoneColour.ts';

interface Item {
  readonly stampNs: bigint;
}

/** A camera of one image a 100 ms of a clock that the test moves. */
const camera = (waitMs: number | undefined) => {
  let nowMs = 0;
  let heardMs: number | undefined;
  const messages = new Subject<Tagged<Item, Item>>();
  const sights: Sight<Item, Item>[] = [];
  const sync = new PairSynchronizer<Item, Item>({ slopNs: 0n, queueSize: 5 });
  messages
    .pipe(withLoneColour(pairByStamp(sync), { waitMs, now: () => nowMs, depthHeardMs: () => heardMs }))
    .subscribe((sight) => sights.push(sight));
  const item = (): Item => ({ stampNs: BigInt(nowMs) * 1_000_000n });
  return {
    sights,
    color: (count: number, stepMs = 100) => {
      for (let i = 0; i < count; i++) {
        nowMs += stepMs;
        messages.next({ stream: 'color', item: item() });
      }
    },
    depth: () => {
      heardMs = nowMs;
      messages.next({ stream: 'depth', item: item() });
    },
    refusedDepth: () => {
      heardMs = nowMs;
    },
  };
};

describe('colour without depth', () => {
  it('is taken alone once depth has been missing for the wait, and not before', () => {
    const { color, sights } = camera(1000);
    color(10);
    expect(sights).to.have.length(0);
    color(5);
    expect(sights).to.have.length(5);
    expect(sights.every(({ depth }) => depth === undefined)).to.equal(true);
  });

  it('gives way to pairs as soon as depth is back, and waits anew when it is lost again', () => {
    const { color, depth, sights } = camera(1000);
    color(12);
    const alone = sights.length;
    color(1);
    depth();
    expect(sights.at(-1)!.depth).to.not.equal(undefined);
    color(9);
    expect(sights).to.have.length(alone + 2);
    color(5);
    expect(sights.at(-1)!.depth).to.equal(undefined);
  });

  it('is never taken alone while depth comes that is refused or out of step: that is a fault to be told', () => {
    const { color, refusedDepth, sights } = camera(1000);
    for (let i = 0; i < 40; i++) {
      color(1);
      refusedDepth();
    }
    expect(sights).to.have.length(0);
  });

  it('is not taken alone of a slow camera whose depth comes a moment later', () => {
    const { color, depth, sights } = camera(1000);
    for (let i = 0; i < 5; i++) {
      color(1, 4000);
      depth();
    }
    expect(sights.every((sight) => sight.depth !== undefined)).to.equal(true);
    expect(sights).to.have.length(5);
  });

  it('is never taken alone where depth is required', () => {
    const { color, sights } = camera(undefined);
    color(100);
    expect(sights).to.have.length(0);
  });
});
