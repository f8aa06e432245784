import { expect } from 'chai';
import fc from 'fast-check';
import { LatestByStamp } from '../../../src/core/sync/LatestByStamp.ts';
import { type Pair, PairSynchronizer } from '../../../src/core/sync/PairSynchronizer.ts';

interface Message {
  readonly stampNs: bigint;
}
const MS = 1_000_000n;
const message = (ms: number): Message => ({ stampNs: BigInt(Math.round(ms * 1000)) * 1000n });
const make = (slopMs = 30, queueSize = 10) =>
  new PairSynchronizer<Message, Message>({ slopNs: BigInt(slopMs) * MS, queueSize });

/** Feeds messages in order of arrival: ['c', ms] or ['d', ms]; returns pairs as [colour ms, depth ms]. */
function run(sync: PairSynchronizer<Message, Message>, events: readonly (readonly ['c' | 'd', number])[]) {
  const pairs: Pair<Message, Message>[] = [];
  for (const [stream, ms] of events)
    pairs.push(...(stream === 'c' ? sync.pushColor(message(ms)) : sync.pushDepth(message(ms))));
  return pairs.map((p) => [Number(p.color.stampNs / MS), Number(p.depth.stampNs / MS)]);
}
const total = (drops: Readonly<Record<string, number>>) => Object.values(drops).reduce((a, b) => a + b, 0);

describe('PairSynchronizer', () => {
  it('pairs equal stamps at once, whichever arrives first', () => {
    expect(run(make(), [['c', 0], ['d', 0], ['d', 33], ['c', 33]])).to.deep.equal([[0, 0], [33, 33]]); // biome-ignore format: one line
  });

  it('does not settle for the depth image before when its own is still to come', () => {
    const events: ['c' | 'd', number][] = [];
    for (let i = 0; i < 20; i++) events.push(['c', 16 * (i + 1)], ['d', 16 * i]);
    for (const [color, depth] of run(make(), events)) expect(depth).to.equal(color);
  });

  it('pairs streams of a constant offset within the slop with the nearest partner', () => {
    const events: ['c' | 'd', number][] = [];
    for (let i = 0; i < 30; i++) events.push(['c', 33 * i], ['d', 33 * i + 8]);
    const pairs = run(make(), events);
    expect(pairs.length).to.be.greaterThan(27);
    for (const [color, depth] of pairs) expect(depth! - color!).to.equal(8);
  });

  it('gives out no pair beyond the slop, and keeps the offset of the near miss for the report', () => {
    const sync = make(10);
    const events: ['c' | 'd', number][] = [];
    for (let i = 0; i < 30; i++) events.push(['c', 50 * i + 180], ['d', 50 * i]);
    expect(run(sync, events)).to.deep.equal([]);
    expect(sync.stats.depth.dropped.no_partner).to.be.greaterThan(25);
    expect(sync.stats.lastOffsetNs).to.not.equal(undefined);
  });

  it('pairs 30 Hz colour with 6 Hz depth at the rate of depth, each depth with its nearest colour', () => {
    const events: ['c' | 'd', number][] = [];
    for (let i = 0; i < 60; i++) {
      events.push(['c', 33 * i]);
      if (i % 5 === 2) events.push(['d', 33 * i + 5]);
    }
    const pairs = run(make(), events);
    expect(pairs.length).to.be.within(11, 12);
    for (const [color, depth] of pairs) expect(depth! - color!).to.equal(5);
  });

  it('pairs equal stamps only when the slop is 0', () => {
    expect(run(make(0), [['c', 0], ['d', 1], ['c', 33], ['d', 33], ['c', 66]])).to.deep.equal([[33, 33]]); // biome-ignore format: one line
  });

  it('bounds its queues when depth stops, and says so', () => {
    const sync = make(30, 5);
    run(
      sync,
      Array.from({ length: 100 }, (_, i) => ['c', 33 * i] as const),
    );
    expect(sync.held).to.equal(5);
    expect(sync.stats.color.dropped.queue_full).to.equal(95);
  });

  it('drops repeated and swapped stamps by name and goes on pairing', () => {
    const sync = make();
    const pairs = run(sync, [['c', 0], ['d', 0], ['c', 0], ['c', 66], ['c', 33], ['d', 66], ['d', 66]]); // biome-ignore format: one line
    expect(pairs).to.deep.equal([[0, 0], [66, 66]]); // biome-ignore format: one line
    expect(sync.stats.color.dropped.repeated_stamp).to.equal(1);
    expect(sync.stats.color.dropped.out_of_order).to.equal(1);
    expect(sync.stats.depth.dropped.repeated_stamp).to.equal(1);
  });

  it('clears on a backward jump of the clock and pairs the new time', () => {
    let jumps = 0;
    const sync = new PairSynchronizer<Message, Message>({
      slopNs: 30n * MS,
      queueSize: 10,
      onClockJump: () => jumps++,
    });
    run(sync, [['c', 60_000], ['d', 60_000], ['c', 60_033]]); // biome-ignore format: one line
    expect(run(sync, [['c', 0], ['d', 0], ['c', 33], ['d', 33]])).to.deep.equal([[0, 0], [33, 33]]); // biome-ignore format: one line
    expect(jumps).to.equal(1);
    expect(sync.stats.color.dropped.clock_jump).to.equal(1);
  });

  it('follows a clock that was set back by less than a second, after a few messages', () => {
    const sync = make();
    run(sync, [['c', 500], ['d', 500]]); // biome-ignore format: one line
    const events: ['c' | 'd', number][] = [];
    for (let i = 0; i < 12; i++) events.push(['c', 33 * i], ['d', 33 * i]);
    expect(run(sync, events).length).to.be.at.least(6);
    expect(sync.stats.clockJumps).to.be.at.least(1);
  });

  it('recovers from one message stamped far in the future', () => {
    const sync = make();
    run(sync, [['c', 1e9]]);
    expect(run(sync, [['c', 0], ['d', 0], ['c', 33], ['d', 33]])).to.deep.equal([[0, 0], [33, 33]]); // biome-ignore format: one line
  });

  it('uses every message at most once, within the slop, and accounts for each, whatever arrives', () => {
    const event = fc.tuple(fc.constantFrom('c' as const, 'd' as const), fc.integer({ min: 0, max: 4000 }));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 200 }), fc.integer({ min: 0, max: 50 }), (events, slopMs) => {
        const sync = make(slopMs, 7);
        const pairs = run(sync, events);
        const { color, depth } = sync.stats;
        const colors = events.filter(([stream]) => stream === 'c').length;
        expect(color.received).to.equal(colors);
        expect(color.received + depth.received).to.equal(
          2 * pairs.length + total(color.dropped) + total(depth.dropped) + sync.held,
        );
        expect(sync.held).to.be.at.most(14);
        for (const [c, d] of pairs) expect(Math.abs(c! - d!)).to.be.at.most(slopMs);
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});

describe('LatestByStamp', () => {
  it('gives the message that held at the stamp, and the first known one before that', () => {
    const latest = new LatestByStamp<Message>(3);
    for (const ms of [10, 20, 30]) latest.push(message(ms));
    expect(latest.at(25n * MS)).to.deep.equal(message(20));
    expect(latest.at(20n * MS)).to.deep.equal(message(20));
    expect(latest.at(5n * MS)).to.deep.equal(message(10));
    latest.push(message(40));
    expect(latest.at(15n * MS), 'bounded').to.deep.equal(message(20));
    latest.push(message(1));
    expect(latest.at(90n * MS), 'a clock that jumped back forgets').to.deep.equal(message(1));
  });

  it('keeps the last message when the clock was set back, whether it came before or after that', () => {
    const late = new LatestByStamp<Message>(3);
    for (const ms of [1000, 2000, 3000]) late.push(message(ms));
    late.rewind();
    expect(late.at(5n * MS), 'the image came first').to.deep.equal(message(3000));
    const early = new LatestByStamp<Message>(3);
    for (const ms of [2000, 3000, 5]) early.push(message(ms));
    early.rewind();
    expect(early.at(5n * MS), 'its own message came first').to.deep.equal(message(5));
    const none = new LatestByStamp<Message>(3);
    none.rewind();
    expect(none.at(5n * MS)).to.equal(undefined);
  });
});
