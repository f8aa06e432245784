import { expect } from 'chai';
import { paced } from '../../../src/ros/replay/paced.ts';
import { replayOnce } from '../../../src/ros/replay/replayOnce.ts';
import { withClock } from '../../../src/ros/replay/withClock.ts';

const MS = 1_000_000n;

async function* stamped(...milliseconds: number[]) {
  for (const ms of milliseconds) yield { stampNs: BigInt(ms) * MS, topic: `at ${ms}`, cdr: new Uint8Array() };
}

/** A clock that only sleeping and `busy` move; each sleep oversleeps by `lateMs`. */
const fakeTime = (lateMs = 0) => {
  let now = 5000;
  const slept: number[] = [];
  return {
    slept,
    nowMs: () => now,
    busy: (ms: number) => {
      now += ms;
    },
    sleep: async (ms: number) => {
      slept.push(ms);
      now += ms + lateMs;
    },
  };
};

const collect = async <T>(items: AsyncIterable<T>) => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

describe('replay: pacing', () => {
  it('waits out the recorded gaps, divided by the rate', async () => {
    for (const rate of [1, 2, 0.25]) {
      const time = fakeTime();
      const moments: number[] = [];
      for await (const _ of paced(stamped(100, 150, 400), { rate, ...time }))
        moments.push(time.nowMs() - 5000);
      expect(moments).to.deep.equal([0, 50 / rate, 300 / rate]);
    }
  });

  it('does not drift when every timer is late', async () => {
    const time = fakeTime(3);
    const lateness: number[] = [];
    const stamps = Array.from({ length: 200 }, (_, k) => 10 * k);
    for await (const { stampNs } of paced(stamped(...stamps), { rate: 1, ...time }))
      lateness.push(time.nowMs() - 5000 - Number(stampNs / MS));
    expect(Math.max(...lateness)).to.be.at.most(3);
  });

  it('catches up at once after a stall and then keeps the time again', async () => {
    const time = fakeTime();
    const moments: number[] = [];
    for await (const { topic } of paced(stamped(0, 10, 20, 30, 100), { rate: 1, ...time })) {
      if (topic === 'at 0') time.busy(25);
      moments.push(time.nowMs() - 5000);
    }
    expect(moments).to.deep.equal([25, 25, 25, 30, 100]);
  });
});

describe('replay: clock', () => {
  it('says the time before every message, between them, and never goes back in one pass', async () => {
    const events = await collect(withClock(stamped(0, 3, 3, 27), 10n * MS));
    const lines = events.map(({ kind, stampNs }) => `${kind} ${stampNs / MS}`);
    expect(lines).to.deep.equal([
      'clock 0',
      'message 0',
      'clock 3',
      'message 3',
      'message 3',
      'clock 13',
      'clock 23',
      'clock 27',
      'message 27',
    ]);
  });

  it('stops in the middle when asked, without another message', async () => {
    const stop = new AbortController();
    const sent: string[] = [];
    const publisher = {
      publish: ({ topic }: { topic: string }) => {
        sent.push(topic);
        if (sent.length === 2) stop.abort();
      },
      publishClock: () => undefined,
    };
    await replayOnce(stamped(0, 10, 20, 30), publisher, { rate: 1, signal: stop.signal, ...fakeTime() });
    expect(sent).to.deep.equal(['at 0', 'at 10']);
  });
});
