import { join } from 'node:path';
import { expect } from 'chai';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { openMemoryStore } from '../../../src/adapters/memory/openMemoryStore.ts';
import type { MemoryStore } from '../../../src/core/memory/MemoryStore.ts';
import { DEFAULT_PARAMETERS, type Parameters } from '../../../src/core/parameters/parameters.ts';
import { fail, ok } from '../../../src/core/result.ts';
import { MemoryKeeper } from '../../../src/ros/memory/MemoryKeeper.ts';
import { listObjects } from '../../../src/ros/memory/memoryReplies.ts';
import type { Whereabouts } from '../../../src/ros/memory/poseInMemory.ts';
import { remembered } from '../../core/memory/remembered.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

interface Listed {
  readonly objects: { readonly objects: readonly object[]; readonly total: number };
}

const SECOND = 1_000_000_000n;

/** A camera at the map's origin that looks along x. */
const standing: Whereabouts = {
  transforms: {
    lookup: async () => ok({ translation: [0, 0, 0], rotation: [-0.5, 0.5, -0.5, 0.5] }),
  },
};
const lost: Whereabouts = {
  transforms: { lookup: async () => fail('UNKNOWN_FRAME', "no 'map' in tf") },
};

describe('MemoryKeeper', () => {
  const folder = tempFolder();
  after(() => folder.remove());
  let number = 0;
  const openStore = (path: string): MemoryStore => {
    const store = openMemoryStore({ path, maxObjects: 100, warn: () => undefined });
    if (!store.ok) throw new Error(store.failure.message);
    return store.value;
  };
  let parameters: Parameters = DEFAULT_PARAMETERS;
  beforeEach(() => {
    parameters = DEFAULT_PARAMETERS;
  });
  const rig = (
    wrap: (store: MemoryStore) => MemoryStore = (store) => store,
    path = join(folder.path, `memory${number++}.sqlite`),
  ) => {
    const warnings: string[] = [];
    const keeper = MemoryKeeper.open({
      parameters: () => parameters,
      store: wrap(openStore(path)),
      codec: new SharpImageCodec(),
      publisher: { publish: () => undefined, subscriptionCount: 0 },
      log: { warn: (text) => warnings.push(text) },
      now: () => 0,
      clockNs: () => 0n,
    });
    if (!keeper.ok) throw new Error(keeper.failure.message);
    return { keeper: keeper.value, path, warnings };
  };
  const frame = (second: bigint) => {
    const marked = tinyMarkedFrame([{ mark: 1, label: 'cup', at: [1.5, 0.2, 0.1] }], 1, 4);
    return { ...marked, frame: { ...marked.frame, stampNs: second * SECOND } };
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
  const thumbnail = (of: MemoryKeeper, pictures: boolean) =>
    (of.list(() => true, { most: 9, pictures }) as { objects: { thumbnail: Uint8Array }[] }).objects[0]
      ?.thumbnail;
  const timesSeen = (path: string): number[] => {
    const store = openStore(path);
    const held = store.load(JSON.stringify(['map', '']));
    store.close();
    return held.ok ? held.value.objects.map((object) => object.timesSeen) : [];
  };

  it('learns nothing while tf does not know the frame, and says why', async () => {
    const { keeper } = rig();
    keeper.see(frame(1n), lost);
    keeper.see(frame(2n), lost);
    await settled();
    expect(keeper.diagnose()).to.deep.include({ level: 'warn', message: "UNKNOWN_FRAME: no 'map' in tf" });
    expect(keeper.diagnose().values).to.deep.equal({ things: 0, 'frames learnt from': 0 });
    keeper.close();
  });

  it('puts at most a thousand things into a reply, whatever is asked for, and says how many there are', () => {
    const path = join(folder.path, `memory${number++}.sqlite`);
    const opened = openMemoryStore({ path, maxObjects: 5000, warn: () => undefined });
    if (!opened.ok) throw new Error(opened.failure.message);
    const things = Array.from({ length: 1100 }, (_, i) => remembered(i + 1, 'cup', [i, 0, 0]));
    opened.value.save(JSON.stringify(['map', '']), { saved: things, removed: [], nextId: 1101 });
    opened.value.close();
    const { keeper } = rig(undefined, path);
    const request = { name: '', include_gone: false, ids: [], thumbnails: false };
    const listed = (max_objects: number) =>
      (listObjects(keeper, { ...request, max_objects }) as Listed).objects;
    expect([listed(10_000).objects.length, listed(10_000).total]).to.deep.equal([1000, 1100]);
    expect(listed(0).objects.length).to.equal(200);
    keeper.close();
  });

  it('counts a frame once, however often it is shown, and stores what it knows when it is closed', async () => {
    const { keeper, path } = rig();
    for (const second of [1n, 1n, 2n, 2n, 1n]) keeper.see(frame(second), standing);
    await settled();
    keeper.close();
    expect(timesSeen(path)).to.deep.equal([2]);
  });

  it('keeps a small picture of a thing, through a restart, until it is forgotten', async () => {
    const { keeper, path } = rig();
    // The first picture loads the encoder, which takes its time.
    await new SharpImageCodec().encodeJpeg({ width: 1, height: 1, data: new Uint8Array(3) }, 50);
    for (const second of [1n, 2n]) keeper.see(frame(second), standing);
    for (let tries = 0; tries < 100 && !thumbnail(keeper, true)?.length; tries++) await settled();
    const jpeg = thumbnail(keeper, true)!;
    expect([...jpeg.subarray(0, 2)], 'a JPEG').to.deep.equal([0xff, 0xd8]);
    expect(jpeg.length).to.be.below(4001);
    expect(thumbnail(keeper, false), 'only where it is asked for').to.have.length(0);
    keeper.close();
    const again = rig((store) => store, path).keeper;
    expect(thumbnail(again, true)).to.deep.equal(jpeg);
    again.forget(1);
    again.close();
    const store = openStore(path);
    const left = store.pictures(JSON.stringify(['map', '']), [1]);
    store.close();
    expect(left.ok && left.value.size).to.equal(0);
  });

  it('takes no picture where that is not wanted', async () => {
    const { keeper } = rig();
    parameters = { ...DEFAULT_PARAMETERS, 'memory.thumbnails': false };
    for (const second of [1n, 2n]) keeper.see(frame(second), standing);
    await settled();
    const { objects } = keeper.list(() => true, { most: 9, pictures: true }) as {
      objects: { thumbnail: Uint8Array }[];
    };
    expect(objects.map(({ thumbnail }) => thumbnail.length)).to.deep.equal([0]);
    keeper.close();
  });

  it('goes on when nothing can be stored, says so once, and stores all of it when that ends', async () => {
    let isFull = true;
    const { keeper, path, warnings } = rig((store) => ({
      ...store,
      save: (map, changes) =>
        isFull ? fail('MEMORY_UNAVAILABLE', 'database or disk is full') : store.save(map, changes),
    }));
    for (const second of [1n, 2n, 3n]) keeper.see(frame(second), standing);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(warnings).to.deep.equal(['memory is not stored: database or disk is full']);
    expect(keeper.diagnose().level).to.equal('error');
    expect(keeper.recall('the cup').resolution.status).to.not.equal('NOT_UNDERSTOOD');
    isFull = false;
    keeper.close();
    expect(timesSeen(path)).to.deep.equal([3]);
  }).timeout(10_000);

  it('learns nothing until localisation is sure enough, and says so', async () => {
    const { keeper, path } = rig();
    let metres = 0.7;
    const pose = { doubt: (most: number) => (metres <= most ? undefined : `${metres} m unsure`) };
    const look = async (second: bigint) => {
      keeper.see(frame(second), { ...standing, pose });
      await settled();
    };
    await look(1n);
    await look(2n);
    expect(keeper.diagnose()).to.deep.include({ level: 'warn', message: 'MEMORY_UNAVAILABLE: 0.7 m unsure' });
    metres = 0.2;
    await look(3n);
    await look(4n);
    expect(keeper.diagnose().level).to.equal('ok');
    keeper.close();
    expect(timesSeen(path)).to.deep.equal([2]);
  });
});
