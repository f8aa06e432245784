import { expect } from 'chai';
import type { MemoryObject } from '../../../src/core/memory/MemoryObject.ts';
import { ObjectMemory } from '../../../src/core/memory/ObjectMemory.ts';
import type { Vec3 } from '../../../src/core/types/geometry.ts';
import { seededRandom } from '../../support/random.ts';
import { between } from '../spatial/randomScene.ts';
import { memoryOfHouse } from './house.ts';
import { furnish, isFree, look, type Thing, USUAL_NOISE } from './walk.ts';

const SECOND = 1_000_000_000n;
const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);
const THINGS = 40;

const distance = (a: Vec3, b: Vec3) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;

/** Walks through the rooms and back at 2 Hz, beginning at `from`; returns the stamp after. */
const walk = (memory: ObjectMemory, random: () => number, things: readonly Thing[], from: bigint): bigint => {
  let stampNs = from;
  for (let step = 0; step <= 90; step++) {
    const x = step <= 45 ? (12 * step) / 45 : (12 * (90 - step)) / 45;
    memory.observe(look(random, things, x, stampNs));
    stampNs += SECOND / 2n;
  }
  return stampNs;
};

/** The nearest remembered thing of each real one, and those that are nobody's. */
const compare = (objects: readonly MemoryObject[], things: readonly Thing[]) => {
  const left = new Set(objects.filter(({ isGone }) => !isGone));
  const errors: number[] = [];
  const found = new Map<Thing, MemoryObject>();
  for (const thing of things) {
    if (!thing.isThere) continue;
    const best = [...left]
      .map((object) => ({ object, metres: distance(object.place.center, thing.center) }))
      .sort((a, b) => a.metres - b.metres)[0];
    if (!best || best.metres > 0.12) continue;
    left.delete(best.object);
    found.set(thing, best.object);
    errors.push(best.metres);
  }
  return { found, surplus: [...left], errors };
};

describe('ObjectMemory: random walks through three rooms and back', () => {
  for (const seed of SEEDS)
    it(`remembers 40 things once each, within centimetres, on every visit (seed ${seed})`, () => {
      const random = seededRandom(seed);
      const things = furnish(random, THINGS);
      const memory = new ObjectMemory({ maxObjects: 1000 });
      let stampNs = SECOND;
      for (let visit = 0; visit < 3; visit++) stampNs = walk(memory, random, things, stampNs);
      const { found, surplus, errors } = compare(memory.objects, things);
      expect(
        surplus.map(
          ({ id, labels, place, timesSeen }) => `${id} ${labels[0]?.label} ${place.center} ${timesSeen}`,
        ),
        'duplicates',
      ).to.deep.equal([]);
      expect(found.size).to.equal(THINGS);
      expect(median(errors)).to.be.below(0.01);
      for (const [thing, { labels }] of found) expect(labels[0]?.label).to.equal(thing.label);
    });

  for (const seed of SEEDS)
    it(`tells what was moved, keeping its id and both places, and what was taken away (seed ${seed})`, () => {
      const random = seededRandom(100 + seed);
      const things = furnish(random, THINGS);
      const memory = new ObjectMemory({ maxObjects: 1000 });
      const between_ = walk(memory, random, things, SECOND);
      const before = compare(memory.objects, things).found;
      const movable = things.filter(({ label }) => label !== 'bottle');
      const moved = movable.slice(0, 2).map((thing) => {
        const old = { center: thing.center, object: before.get(thing)! };
        const others = things.filter((other) => other !== thing);
        do thing.center = [between(random, 0, 12), between(random, 0, 4), thing.size[2] / 2];
        while (!isFree(others, thing.center, thing.size) || distance(old.center, thing.center) < 1);
        return { thing, old };
      });
      const taken = movable[2]!;
      const takenId = before.get(taken)!.id;
      taken.isThere = false;
      walk(memory, random, things, between_);
      const { found, surplus } = compare(memory.objects, things);
      expect(
        surplus.map(
          ({ id, labels, place, timesSeen }) => `${id} ${labels[0]?.label} ${place.center} ${timesSeen}`,
        ),
        'duplicates',
      ).to.deep.equal([]);
      expect(found.size).to.equal(THINGS - 1);
      const gone = memory.objects.filter(({ isGone }) => isGone);
      const alike = moved.filter(({ thing }) => thing.label === taken.label);
      if (alike.length === 0) {
        expect(gone.map(({ id }) => id)).to.deep.equal([takenId]);
        for (const { thing, old } of moved) {
          const now = found.get(thing)!;
          const twins = moved.filter((other) => other.thing.label === thing.label).length > 1;
          if (!twins) expect(now.id).to.equal(old.object.id);
          expect(now.earlier.length).to.equal(1);
          if (!twins) expect(distance(now.earlier[0]!.center, old.center)).to.be.below(0.05);
        }
      } else expect(gone.length).to.equal(1);
    });

  it('gives the same memory for the same views', () => {
    const make = () => {
      const random = seededRandom(7);
      const memory = new ObjectMemory({ maxObjects: 1000 });
      walk(memory, random, furnish(random, THINGS), SECOND);
      return memory.objects;
    };
    expect(make()).to.deep.equal(make());
  });
});

describe('ObjectMemory', () => {
  const exact = { metres: 0, extent: 0, rgb: 0, missed: 0, misnamed: 0 };
  const bottle = (x: number): Thing => ({
    label: 'bottle',
    rgb: [30, 120, 60],
    size: [0.08, 0.08, 0.25],
    center: [x, 1, 0.125],
    isThere: true,
  });
  const see = (memory: ObjectMemory, things: readonly Thing[], x: number, ...seconds: number[]) => {
    for (const second of seconds)
      memory.observe(look(seededRandom(1), things, x, BigInt(second) * SECOND, exact));
  };

  it('does not take one view for a thing', () => {
    const memory = new ObjectMemory({ maxObjects: 10 });
    see(memory, [bottle(1)], 1, 1);
    expect(memory.objects).to.deep.equal([]);
    see(memory, [bottle(1)], 1, 2);
    expect(memory.objects.map(({ id, timesSeen }) => [id, timesSeen])).to.deep.equal([[1, 2]]);
  });

  it('takes unseen for unseen: only frames whose depth goes through a place make a thing gone', () => {
    const memory = new ObjectMemory({ maxObjects: 10 });
    const thing = bottle(1);
    see(memory, [thing], 1, 1, 2);
    see(memory, [thing], 9, 3, 4, 5, 6);
    expect(memory.objects[0]!.isGone).to.equal(false);
    thing.isThere = false;
    see(memory, [thing], 1, 7);
    expect(memory.objects[0]!.isGone, 'one frame').to.equal(false);
    see(memory, [thing], 1, 8);
    expect(memory.objects[0]!.isGone, 'two frames').to.equal(true);
    thing.isThere = true;
    see(memory, [thing], 1, 9);
    expect(
      memory.objects.map(({ id, isGone }) => [id, isGone]),
      'back in its place',
    ).to.deep.equal([[1, false]]);
  });

  it('knows a thing that is found elsewhere before its old place is seen empty', () => {
    const memory = new ObjectMemory({ maxObjects: 10 });
    const thing = bottle(1);
    see(memory, [thing], 9, 1, 2);
    see(memory, [thing], 1, 3, 4);
    thing.center = [9, 1, 0.125];
    see(memory, [thing], 9, 5, 6);
    expect(memory.objects.length, 'two, as far as was seen').to.equal(2);
    see(memory, [thing], 1, 7, 8);
    const [only, ...others] = memory.objects;
    expect(others).to.deep.equal([]);
    expect(only!.id).to.equal(1);
    expect(only!.place.center[0]).to.be.closeTo(9, 0.001);
    expect(only!.earlier.map(({ center }) => center[0])).to.deep.equal([1]);
    expect([only!.firstSeenNs, only!.lastSeenNs]).to.deep.equal([3n * SECOND, 6n * SECOND]);
  });

  it('takes what is found where nobody had looked for another one of the kind', () => {
    const memory = new ObjectMemory({ maxObjects: 10 });
    const [taken, other] = [bottle(1), bottle(9)];
    see(memory, [taken], 1, 1, 2);
    see(memory, [taken, other], 9, 3, 4);
    see(memory, [other], 1, 5, 6);
    expect(memory.objects.map(({ id, isGone }) => [id, isGone])).to.deep.equal([
      [1, true],
      [2, false],
    ]);
  });

  it('knows a thing that was moved while the robot was off: it stands among things that were known before', () => {
    const before = new ObjectMemory({ maxObjects: 10 });
    const [thing, box] = [bottle(1), { ...bottle(9.5), label: 'box', rgb: [180, 40, 40] as const }];
    see(before, [thing, box], 1, 1, 2);
    see(before, [thing, box], 9, 3, 4);
    const memory = new ObjectMemory({ maxObjects: 10 }, { objects: before.objects, nextId: 3 });
    thing.center = [9, 1, 0.125];
    see(memory, [thing, box], 9, 100, 101);
    see(memory, [thing, box], 1, 102, 103);
    expect(memory.objects.map(({ id, earlier }) => [id, earlier.length])).to.deep.equal([
      [1, 1],
      [2, 0],
    ]);
  });

  it('takes half of a thing that shows for the thing, and the whole for what half of it was', () => {
    const memory = new ObjectMemory({ maxObjects: 10 });
    const table: Thing = {
      label: 'table',
      rgb: [134, 92, 52],
      size: [1, 0.6, 0.7],
      center: [1, 1, 0.35],
      isThere: true,
    };
    const half: Thing = { ...table, size: [0.3, 0.6, 0.7], center: [0.65, 1, 0.35] };
    see(memory, [half], 1, 1, 2);
    see(memory, [table], 1, 3, 4, 5);
    see(memory, [half], 1, 6, 7, 8, 9);
    expect(memory.objects.length).to.equal(1);
    expect(memory.objects[0]!.place.center[0]).to.be.closeTo(1, 0.05);
    expect(memory.objects[0]!.place.size[0]).to.be.closeTo(1, 0.1);
  });

  it('holds no more than it may, and lets go of what is gone, then of the longest unseen', () => {
    const memory = new ObjectMemory({ maxObjects: 3 });
    const [first, second, third, fourth] = [0, 3, 6, 9].map(
      (x): Thing => ({ ...bottle(x), label: `thing at ${x}`, rgb: [25 * x, 250 - 25 * x, 0] }),
    ) as [Thing, Thing, Thing, Thing];
    see(memory, [first], 0, 1, 2);
    see(memory, [second], 3, 3, 4);
    see(memory, [third], 6, 5, 6);
    see(memory, [fourth], 9, 7, 8);
    expect(memory.objects.map(({ id }) => id)).to.deep.equal([2, 3, 4]);
    see(memory, [], 6, 9, 10);
    expect(memory.objects.filter(({ isGone }) => isGone).map(({ id }) => id)).to.deep.equal([3]);
    see(memory, [first], 0, 11, 12);
    expect(memory.objects.map(({ id }) => id)).to.deep.equal([2, 4, 5]);
  });

  it('never gives an id twice, whatever was forgotten, and says what changed', () => {
    const memory = new ObjectMemory({ maxObjects: 10 });
    see(memory, [bottle(1)], 1, 1, 2);
    expect(memory.takeChanges()).to.deep.include({ removed: [], nextId: 2 });
    expect(memory.takeChanges()).to.equal(undefined);
    expect(memory.forget(1)).to.equal(true);
    expect(memory.forget(1)).to.equal(false);
    see(memory, [bottle(1)], 1, 3, 4);
    const changes = memory.takeChanges()!;
    expect(changes.removed).to.deep.equal([1]);
    expect(changes.saved.map(({ id }) => id)).to.deep.equal([2]);
    memory.giveBack(changes);
    expect(memory.takeChanges()).to.deep.equal(changes);
  });

  it('gives one id to what several cameras see, though their tracks have the same numbers and their clocks are a little off', () => {
    const random = seededRandom(5);
    const things = furnish(random, 12);
    const memory = new ObjectMemory({ maxObjects: 100 });
    const cameras = ['', '/left', '/right'];
    for (let round = 0; round < 8; round++)
      for (const [n, source] of cameras.entries()) {
        // Each walks the other way, and the last one's stamps are behind the others'.
        const x = source === '/left' ? 12 - round * 1.6 : round * 1.6;
        const view = look(random, things, x, SECOND * BigInt(10 + round) - BigInt(n) * (SECOND / 5n));
        memory.observe({ ...view, source });
      }
    const { found, surplus } = compare(memory.objects, things);
    expect(surplus, 'duplicates').to.deep.equal([]);
    expect(found.size).to.equal(things.length);
  });

  it('does not call a thing by a name that was taken back, though frames of before are still under way', () => {
    const memory = new ObjectMemory({ maxObjects: 100 });
    const [thing] = furnish(seededRandom(7), 12).slice(-1) as [Thing];
    let second = 1n;
    const see = (labels: readonly string[]) => {
      const view = look(seededRandom(8), [thing], thing.center[0], SECOND * second++, {
        ...USUAL_NOISE,
        missed: 0,
      });
      const named = labels.map((label) => ({ label, score: 1 }));
      memory.observe({ ...view, sightings: view.sightings.map((one) => ({ ...one, labels: named })) });
    };
    const names = () => memory.objects[0]!.labels.map(({ label }) => label);
    for (let i = 0; i < 3; i++) see(['cup']);
    const { id } = memory.objects[0]!;
    memory.name(id, 'flux capacitor');
    for (let i = 0; i < 3; i++) see(['flux capacitor', 'cup']);
    memory.name(id, undefined);
    see(['flux capacitor', 'cup']);
    expect(names()).to.deep.equal(['cup']);
    memory.name(id, 'flux capacitor');
    see(['flux capacitor', 'cup']);
    expect(names(), 'given again').to.include('flux capacitor');
  });

  it('knows the tracks of each camera by themselves', () => {
    const memory = new ObjectMemory({ maxObjects: 100 });
    const random = seededRandom(6);
    const [one, other] = furnish(random, 12).slice(-2) as [Thing, Thing];
    for (let i = 1n; i <= 4n; i++) {
      const seen = (thing: Thing, source: string) => {
        const view = look(random, [thing], thing.center[0], SECOND * i, { ...USUAL_NOISE, missed: 0 });
        const sightings = view.sightings.map((sighting) => ({ ...sighting, trackId: 7 }));
        memory.observe({ ...view, source, sightings });
      };
      seen(one, '');
      seen(other, '/other');
    }
    const [ours, theirs] = [memory.objectOfTrack(7), memory.objectOfTrack(7, '/other')];
    expect(ours?.id).to.be.greaterThan(0);
    expect(theirs?.id).to.be.greaterThan(0);
    expect(ours?.id).to.not.equal(theirs?.id);
    expect(memory.trackOf(theirs!.id), 'in view of the other camera alone').to.equal(undefined);
  });

  it('goes on after a clock that jumped back', () => {
    const memory = new ObjectMemory({ maxObjects: 10 });
    see(memory, [bottle(1)], 1, 100, 101);
    memory.forgetTracks();
    see(memory, [bottle(1)], 1, 1, 2);
    expect(memory.objects.map(({ id, timesSeen }) => [id, timesSeen])).to.deep.equal([[1, 4]]);
  });

  it('is no surer than its views allow, however many there are', () => {
    const memory = new ObjectMemory({ maxObjects: 10 });
    const random = seededRandom(3);
    for (let second = 1; second < 500; second++)
      memory.observe(look(random, [bottle(1)], 1, BigInt(second) * SECOND, USUAL_NOISE));
    const { covariance } = memory.objects[0]!.place;
    for (const axis of [0, 4, 8]) expect(Math.sqrt(covariance[axis]!)).to.be.within(0.005, 0.02);
  });

  it('asks depth only about what a frame can show, however much is remembered', () => {
    const objects = memoryOfHouse(seededRandom(1), 10_000);
    const memory = new ObjectMemory({ maxObjects: 10_000 }, { objects, nextId: 10_011 });
    const asked: Vec3[] = [];
    const reach = { low: [10, 10, 0] as Vec3, high: [13, 13, 2] as Vec3 };
    const evidenceAt = ({ center }: { center: Vec3 }) => {
      asked.push(center);
      return 'unseen' as const;
    };
    memory.observe({ stampNs: 1_800_000_000n * SECOND, sightings: [], reach, evidenceAt });
    expect(asked.length).to.be.within(20, 150);
    for (const [x, y] of asked) expect(x > 9 && x < 14 && y > 9 && y < 14).to.equal(true);
    const within = objects.filter(
      ({
        place: {
          center: [x, y],
        },
      }) => x >= 10 && x <= 13 && y >= 10 && y <= 13,
    );
    for (const { place } of within) expect(asked).to.deep.include(place.center);
  });
});
