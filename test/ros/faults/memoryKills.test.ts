import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { openMemoryStore } from '../../../src/adapters/memory/openMemoryStore.ts';
import type { MemoryObject } from '../../../src/core/memory/MemoryObject.ts';
import type { MemoryStore } from '../../../src/core/memory/MemoryStore.ts';
import { type TimeMessage, toNanoseconds } from '../../../src/ros/convert/time.ts';
import { memoryOfHouse } from '../../core/memory/house.ts';
import { isLong, lengthOf } from '../../support/faults/length.ts';
import { NodeProcess } from '../../support/NodeProcess.ts';
import { RosDriver } from '../../support/RosDriver.ts';
import { seededRandom } from '../../support/random.ts';
import { needsRos } from '../../support/rosPython.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const KILLS = lengthOf(1, 20);
/** Of 10,000 that a memory may hold: the others are what the camera sees. */
const COUNT = 9_980;
const PICTURE_BYTES = 4000;
const MAP = JSON.stringify(['map', '']);
/** What is learnt is stored each second; a busy machine wakes timers late. */
const LATE_SECONDS = 1;

/** Runs at full length alone: SPATIAL_LLAVA_TEST_LENGTH=full npm test -- test/ros/faults/memoryKills.test.ts. */
describe('node on real ROS: killed again and again with 10,000 things in memory', function () {
  this.timeout(60_000 + KILLS * 90_000);
  const folder = tempFolder();
  const path = join(folder.path, 'memory.sqlite');
  const random = seededRandom(Number(process.env.SPATIAL_LLAVA_SEED ?? 11));
  const warnings: string[] = [];
  const open = (): MemoryStore => {
    const store = openMemoryStore({ path, maxObjects: 20_000, warn: (text) => warnings.push(text) });
    if (!store.ok) throw new Error(store.failure.message);
    return store.value;
  };
  /** A house a hundred metres away from what the camera sees. */
  const house = memoryOfHouse(seededRandom(1), COUNT).map((object) => ({
    ...object,
    place: { ...object.place, center: [object.place.center[0] + 100, object.place.center[1], 0.5] as const },
  }));
  const plain = (object: MemoryObject) =>
    JSON.stringify(object, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  /** As the database gives them back, by id. */
  const stored = new Map<number, string>();
  before(function () {
    if (!isLong) this.skip();
    needsRos(this);
    const pictures = new Map(house.map(({ id }) => [id, new Uint8Array(PICTURE_BYTES).fill(id)]));
    const store = open();
    const saved = store.save(MAP, { saved: house, removed: [], nextId: COUNT + 100, pictures });
    if (!saved.ok) throw new Error(saved.failure.message);
    const held = store.load(MAP);
    store.close();
    for (const object of held.ok ? held.value.objects : []) stored.set(object.id, plain(object));
  });
  after(() => folder.remove());

  const parameters = {
    'memory.enabled': true,
    'memory.path': path,
    'memory.rate': 5,
    'memory.max_objects': 10_000,
    'vocabulary.learnt': join(folder.path, 'names.json'),
  };
  it('loses nothing but the last second, and has all of it at the next start', async () => {
    const losses: number[] = [];
    const opened: number[] = [];
    for (let kill = 1; kill <= KILLS; kill++) {
      const node = new NodeProcess({ parameters });
      await node.logged(/is active/, 60_000);
      // A client of its own: one of before may still take the dead node for a server.
      const driver = new RosDriver();
      await driver.do('tf');
      await driver.do('camera', { hz: 10 });
      const learnt = async () =>
        (await driver.do('call', {
          service: '/spatial_llava/list_objects',
          type: 'spatial_llava/srv/ListObjects',
          request: { max_objects: 3 },
          timeout: 60,
        })) as { objects: { total: number; header: { stamp: TimeMessage }; objects: { age: number }[] } };
      let newest = await learnt();
      for (let tries = 0; tries < 200 && !(newest.objects.objects[0]!.age < 2); tries++) {
        await delay(200);
        newest = await learnt();
      }
      expect(newest.objects.total, 'before').to.be.at.least(COUNT);
      /** When it was told that it had learnt up to which stamp. */
      const told: [atMs: number, stampNs: bigint][] = [];
      const until = performance.now() + 2000 + 3000 * random();
      while (performance.now() < until) {
        const { header } = (await learnt()).objects;
        told.push([performance.now(), toNanoseconds(header.stamp)]);
        await delay(50);
      }
      node.signal('SIGKILL');
      const killedMs = performance.now();
      await node.exit();
      await driver.close();
      const began = performance.now();
      const store = open();
      const held = store.load(MAP);
      opened.push(performance.now() - began);
      if (!held.ok) throw new Error(held.failure.message);
      const byId = new Map(held.value.objects.map((object) => [object.id, object]));
      const changed = [...stored].filter(([id, as]) => byId.has(id) && plain(byId.get(id)!) !== as);
      const lost = house.filter(({ id }) => !byId.has(id));
      const shown = store.pictures(
        MAP,
        house.map(({ id }) => id),
      );
      store.close();
      expect([lost.length, changed.length, shown.ok && shown.value.size], `kill ${kill}`).to.deep.equal([
        0,
        0,
        COUNT,
      ]);
      const lastNs = held.value.objects.reduce(
        (last, { id, lastSeenNs }) => (id >= COUNT + 100 && lastSeenNs > last ? lastSeenNs : last),
        0n,
      );
      const first = told.find(([, stampNs]) => stampNs > lastNs);
      losses.push(first ? (killedMs - first[0]) / 1000 : 0);
      process.stderr.write(
        `kill ${kill}: ${byId.size} things, of what it knew ${losses.at(-1)!.toFixed(2)} s before it the rest is lost; opened and read in ${opened.at(-1)!.toFixed(0)} ms\n`,
      );
    }
    const sorted = losses.toSorted((a, b) => a - b);
    process.stdout.write(
      `      ${KILLS} kills, ${COUNT} things with pictures: none lost or changed; what was learnt is lost from, before the kill: median ${sorted[sorted.length >> 1]!.toFixed(2)} s, most ${sorted.at(-1)!.toFixed(2)} s; opened and read in ${Math.max(...opened).toFixed(0)} ms at most\n`,
    );
    expect(warnings).to.deep.equal([]);
    expect(sorted.at(-1)!, 's').to.be.below(1 + LATE_SECONDS);
  });
});
