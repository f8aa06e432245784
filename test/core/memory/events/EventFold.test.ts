import { expect } from 'chai';
import { answerOverTime } from '../../../../src/core/memory/events/answerOverTime.ts';
import { EventFold } from '../../../../src/core/memory/events/EventFold.ts';
import { sayEvent } from '../../../../src/core/memory/events/sayEvent.ts';
import type { MemoryView } from '../../../../src/core/memory/MemoryView.ts';
import { ObjectMemory } from '../../../../src/core/memory/ObjectMemory.ts';
import type { Vec3 } from '../../../../src/core/types/geometry.ts';
import { seededRandom } from '../../../support/random.ts';
import { look, type Thing } from '../walk.ts';

const SECOND = 1_000_000_000n;
const EXACT = { metres: 0, extent: 0, rgb: 0, missed: 0, misnamed: 0 };

const thing = (label: string, rgb: Thing['rgb'], x: number, size: Vec3 = [0.2, 0.2, 0.2]): Thing => ({
  label,
  rgb,
  size,
  center: [x, 1, size[2] / 2],
  isThere: true,
});

/** A camera that looks at things once a second, in a time of its own. */
class Watch {
  readonly memory = new ObjectMemory({ maxObjects: 100 });
  readonly fold = new EventFold();
  #second = 0;

  /** Looks from `x` so many times. `tracks`: the tracker holds each thing in view. */
  look(things: readonly Thing[], x: number, times: number, tracks = false): void {
    for (let k = 0; k < times; k++) {
      const view = look(seededRandom(1), things, x, BigInt(++this.#second) * SECOND, EXACT);
      const held: MemoryView = tracks
        ? {
            ...view,
            sightings: view.sightings.map((s) => ({
              ...s,
              trackId: things.findIndex((t) => t.rgb[0] === s.meanRgb[0]),
            })),
          }
        : view;
      this.memory.observe(held);
      this.fold.step(held, this.memory.objects);
    }
  }

  get told(): readonly string[] {
    return this.fold
      .events()
      .map(
        ({ kind, id, stampNs, afterNs }) =>
          `${kind} ${id} at ${stampNs / SECOND}${afterNs === undefined ? '' : ` after ${afterNs / SECOND}`}`,
      );
  }

  ask(words: string) {
    const { memory, fold } = this;
    const { status, events, counts } = answerOverTime(words, fold.events(), memory.objects);
    return {
      status,
      events: events.map(({ kind, to, from }) => `${kind} at ${(to ?? from)![0]}`),
      counts: counts.map(({ stampNs, count }) => [Number(stampNs / SECOND), count]),
    };
  }
}

describe('events of a memory over time', () => {
  it('tells what was there when it was first looked at from what came while the place was watched', () => {
    const watch = new Watch();
    const [box, ball] = [thing('box', [180, 40, 40], 1), thing('ball', [40, 40, 180], 2)];
    watch.look([box], 1, 3);
    watch.look([box, ball], 1, 2);
    expect(watch.told).to.deep.equal(['first_seen 1 at 1', 'appeared 2 at 4 after 3']);
  });

  it('calls a thing first seen, and not appeared, where nobody had looked before', () => {
    const watch = new Watch();
    const [box, ball] = [thing('box', [180, 40, 40], 1), thing('ball', [40, 40, 180], 9)];
    watch.look([box, ball], 1, 3);
    watch.look([box, ball], 9, 2);
    expect(watch.told).to.deep.equal(['first_seen 1 at 1', 'first_seen 2 at 4']);
  });

  it('tells when a thing was gone, and when it was back, by the frames that show it', () => {
    const watch = new Watch();
    const box = thing('box', [180, 40, 40], 1);
    watch.look([box], 1, 2);
    watch.look([], 9, 5);
    watch.look([], 1, 3);
    watch.look([box], 1, 1);
    expect(watch.told).to.deep.equal([
      'first_seen 1 at 1',
      'gone 1 at 8 after 2',
      'appeared 1 at 11 after 8',
    ]);
  });

  it('tells that a thing was moved, not that another appeared, wherever it is seen first', () => {
    const watch = new Watch();
    const box = thing('box', [180, 40, 40], 1);
    watch.look([box], 9, 2);
    watch.look([box], 1, 2);
    watch.look([{ ...box, center: [9, 1, 0.1] }], 9, 2);
    watch.look([], 1, 2);
    expect(watch.told).to.deep.equal(['first_seen 1 at 3', 'moved 1 at 5 after 4']);
    const [, moved] = watch.fold.events();
    expect(moved!.from![0]).to.be.closeTo(1, 1e-6);
    expect(moved!.to![0]).to.be.closeTo(9, 1e-6);
    expect(sayEvent(moved!, watch.memory.objects[0]!, (ns) => Number(ns) / 1e9)).to.equal(
      'box 1 moved from (1.00, 1.00, 0.10) to (9.00, 1.00, 0.10); last seen in its old place at 4.0 s',
    );
  });

  it('tells that a thing was picked up while it was held in view, and moved once it rests', () => {
    const watch = new Watch();
    const box = thing('box', [180, 40, 40], 1);
    const at = (x: number, z: number): Thing => ({ ...box, center: [x, 1, z] });
    watch.look([at(1, 0.1)], 1, 3, true);
    watch.look([at(1.1, 0.6)], 1, 1, true);
    watch.look([at(1.6, 0.9)], 1, 1, true);
    watch.look([at(2.3, 0.1)], 1, 3, true);
    expect(watch.told).to.deep.equal([
      'first_seen 1 at 1',
      'picked_up 1 at 4 after 3',
      'moved 1 at 6 after 3',
    ]);
  });

  it('does not tell of what stands still, however long it is looked at', () => {
    const watch = new Watch();
    const things = [thing('box', [180, 40, 40], 1), thing('ball', [40, 40, 180], 2)];
    watch.look(things, 1, 150);
    watch.look(things, 9, 20);
    watch.look(things, 1, 20);
    expect(watch.told).to.deep.equal(['first_seen 1 at 1', 'first_seen 2 at 1']);
  });

  it('remembers that a place was empty long ago', () => {
    const watch = new Watch();
    const box = thing('box', [180, 40, 40], 1);
    watch.look([], 1, 3);
    watch.look([], 9, 300);
    watch.look([box], 1, 2);
    expect(watch.told).to.have.length(1);
    expect(watch.told[0]).to.match(/^appeared 1 at 304 after [123]$/);
  });

  describe('asked about', () => {
    const watch = new Watch();
    const [box, red, blue] = [
      thing('box', [180, 40, 40], 1),
      thing('cup', [200, 30, 30], 2),
      thing('cup', [30, 30, 200], 3),
    ];
    before(() => {
      watch.look([box, red], 2, 3);
      watch.look([box, red, blue], 2, 3);
      watch.look([box, blue], 2, 3);
    });

    it('answers with the events of what is meant alone, and how many there were from when on', () => {
      expect(watch.ask('how many cups are there')).to.deep.equal({
        status: 'OK',
        events: ['first_seen at 2', 'appeared at 3', 'gone at 2'],
        counts: [
          [1, 1],
          [4, 2],
          [7, 1],
        ],
      });
      expect(watch.ask('the box').events).to.deep.equal(['first_seen at 1']);
    });

    it('says NOT_FOUND of what never was, and NOT_UNDERSTOOD of what is no question', () => {
      expect(watch.ask('the teddy bear').status).to.equal('NOT_FOUND');
      expect(watch.ask('und sonst').status).to.equal('NOT_UNDERSTOOD');
    });

    it('tells of everything where things are asked for', () => {
      expect(watch.ask('things').events).to.have.length(4);
    });
  });
});
