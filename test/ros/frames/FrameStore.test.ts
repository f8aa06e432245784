import { expect } from 'chai';
import { fail, ok, type Result } from '../../../src/core/result.ts';
import type { MarkedFrame } from '../../../src/core/spatial/grounding/Resolver.ts';
import type { RgbdFrame } from '../../../src/core/types/images.ts';
import { FrameStore } from '../../../src/ros/frames/FrameStore.ts';
import type { HeldFrame } from '../../../src/ros/frames/HeldFrame.ts';
import type { ArrivalPair } from '../../../src/ros/inputs/FrameIntake.ts';

const MS = 1_000_000n;
const pairAt = (ms: number) => {
  const stampNs = BigInt(ms) * MS;
  const image = { source: '', stampNs, frameId: 'c', format: '', data: new Uint8Array(0) };
  const arrival = { kind: 'compressed', stampNs, image } as const;
  return { color: arrival, depth: arrival } satisfies ArrivalPair;
};

/** A store whose decoder and segmenter are counted, and whose segmenter ends when the test says so. */
function harness(options: { history?: number; maxFrameAge?: number } = {}) {
  const counts = { decoded: 0, perceived: 0 };
  let nowMs = 0;
  const gates: (() => void)[] = [];
  let gated = false;
  let bad = false;
  let broken: 'decode' | 'perceive' | undefined;
  const store = new FrameStore({
    decode: async (pair): Promise<Result<RgbdFrame>> => {
      counts.decoded++;
      if (broken === 'decode') throw new RangeError('one bad pair');
      return bad ? fail('BAD_IMAGE', 'bad') : ok({ stampNs: pair.color.stampNs } as RgbdFrame);
    },
    perceive: async (frame): Promise<Result<MarkedFrame>> => {
      counts.perceived++;
      if (broken === 'perceive') throw new RangeError('one bad frame');
      if (gated) await new Promise<void>((resolve) => gates.push(resolve));
      return ok({ frame } as MarkedFrame);
    },
    now: () => nowMs,
    whyNone: () => ({ code: 'NO_FRAME', message: 'nothing yet' }),
    limits: () => ({ maxFrameAge: options.maxFrameAge ?? 10, maxReuseAge: 0.25, frameTolerance: 0.05 }),
    history: options.history ?? 3,
  });
  const stampOf = async (asked: Promise<Result<HeldFrame>>) => {
    const held = await asked;
    return held.ok ? Number(held.value.stampNs / MS) : held.failure.code;
  };
  return {
    store,
    counts,
    stampOf,
    advance: (ms: number) => {
      nowMs += ms;
    },
    gate: (on: boolean) => {
      gated = on;
    },
    open: () => gates.shift()?.(),
    spoil: (on: boolean) => {
      bad = on;
    },
    breakIn: (step: 'decode' | 'perceive' | undefined) => {
      broken = step;
    },
  };
}

describe('FrameStore', () => {
  it('converts nothing until someone asks, and then once for all who do', async () => {
    const { store, counts } = harness();
    for (let ms = 0; ms < 3000; ms += 33) store.offer(pairAt(ms));
    expect(counts).to.deep.equal({ decoded: 0, perceived: 0 });
    const held = await store.frameFor(0n);
    if (!held.ok) throw new Error('there is a frame');
    await Promise.all([held.value.marked(), held.value.marked(), held.value.frame()]);
    expect(counts).to.deep.equal({ decoded: 1, perceived: 1 });
  });

  it('says why there is no frame', async () => {
    const { store, stampOf } = harness();
    expect(await stampOf(store.frameFor(0n))).to.equal('NO_FRAME');
  });

  it('answers from the last segmented frame while it is fresh, then from the newest pair', async () => {
    const { store, stampOf } = harness();
    store.offer(pairAt(1000));
    await store.newest!.marked();
    store.offer(pairAt(1200));
    expect(await stampOf(store.frameFor(0n))).to.equal(1000);
    store.offer(pairAt(1300));
    expect(await stampOf(store.frameFor(0n))).to.equal(1300);
  });

  it('lets an asker wait for a segmentation that is too old to join, and then look at the newest', async () => {
    const { store, stampOf, gate, open, counts } = harness();
    gate(true);
    store.offer(pairAt(0));
    const slow = store.newest!.marked();
    store.offer(pairAt(5000));
    const asked = stampOf(store.frameFor(0n));
    store.offer(pairAt(6000));
    await new Promise((resolve) => setImmediate(resolve));
    open();
    await slow;
    expect(await asked).to.equal(6000);
    expect(counts.perceived).to.equal(1);
  });

  it('finds the frame of a stamp within the tolerance, among the segmented and the newest', async () => {
    const { store, stampOf } = harness();
    for (const ms of [0, 1000, 2000]) {
      store.offer(pairAt(ms));
      await store.newest!.marked();
    }
    store.offer(pairAt(3000));
    expect(await stampOf(store.frameFor(1040n * MS))).to.equal(1000);
    expect(await stampOf(store.frameFor(3000n * MS))).to.equal(3000);
    expect(await stampOf(store.frameFor(1100n * MS))).to.equal('STALE_FRAME');
  });

  it('waits a moment for a stamp that is still on its way', async () => {
    const { store, stampOf } = harness();
    store.offer(pairAt(1000));
    const asked = stampOf(store.frameFor(1100n * MS));
    store.offer(pairAt(1100));
    expect(await asked).to.equal(1100);
  });

  it('keeps as many segmented frames as it is told', async () => {
    const { store, stampOf } = harness({ history: 2 });
    for (const ms of [1000, 2000, 3000]) {
      store.offer(pairAt(ms));
      await store.newest!.marked();
    }
    expect(await stampOf(store.frameFor(1000n * MS))).to.equal('STALE_FRAME');
    expect(await stampOf(store.frameFor(2000n * MS))).to.equal(2000);
  });

  it('refuses the newest frame once nothing newer came for max_frame_age', async () => {
    const { store, stampOf, advance } = harness({ maxFrameAge: 2 });
    store.offer(pairAt(1000));
    advance(1900);
    expect(await stampOf(store.frameFor(0n))).to.equal(1000);
    advance(200);
    expect(await stampOf(store.frameFor(0n))).to.equal('STALE_FRAME');
  });

  it('does not hold on to a frame that failed: the next good one answers', async () => {
    const { store, stampOf, spoil } = harness();
    spoil(true);
    store.offer(pairAt(1000));
    expect((await store.newest!.marked()).ok).to.equal(false);
    spoil(false);
    store.offer(pairAt(1100));
    expect(await stampOf(store.frameFor(0n))).to.equal(1100);
  });

  for (const step of ['decode', 'perceive'] as const)
    it(`is not broken by one throw in ${step}: that frame is INTERNAL, the next one answers`, async () => {
      const { store, stampOf, breakIn } = harness();
      breakIn(step);
      store.offer(pairAt(1000));
      const held = store.newest!;
      const marked = await held.marked();
      expect(marked.ok ? 'OK' : marked.failure.code).to.equal('INTERNAL');
      expect(held.isBusy).to.equal(false);
      breakIn(undefined);
      for (const ms of [1100, 1200]) {
        store.offer(pairAt(ms));
        expect(await stampOf(store.frameFor(0n))).to.equal(ms);
        await store.newest!.marked();
        store.clear();
      }
    });

  it('forgets everything when the clock jumps back', async () => {
    const { store, stampOf } = harness();
    store.offer(pairAt(1000));
    await store.newest!.marked();
    store.clear();
    expect(await stampOf(store.frameFor(0n))).to.equal('NO_FRAME');
  });

  it('lets an asker wait for the first pair after the clock jumped back', async () => {
    const { store, stampOf } = harness();
    store.offer(pairAt(9000));
    store.clear();
    const asked = stampOf(store.frameFor(0n));
    setTimeout(() => store.offer(pairAt(100)), 20);
    expect(await asked).to.equal(100);
  });

  it('keeps no frame of before a jump of the clock, though it is segmented after it', async () => {
    const { store, stampOf } = harness();
    store.offer(pairAt(9000));
    const old = store.newest!;
    store.clear();
    store.offer(pairAt(100));
    await old.marked();
    expect(await stampOf(store.frameFor(9000n * MS))).to.equal('STALE_FRAME');
  });
});
