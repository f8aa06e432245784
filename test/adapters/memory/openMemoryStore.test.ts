import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import sqlite from 'node-sqlite3-wasm';
import { openMemoryStore } from '../../../src/adapters/memory/openMemoryStore.ts';
import type { MemoryStore } from '../../../src/core/memory/MemoryStore.ts';
import { packEmbedding } from '../../../src/core/naming/packed/packEmbedding.ts';
import { remembered } from '../../core/memory/remembered.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** Does to a database what no node does. */
const WITHOUT_LOOKS = 'ALTER TABLE objects DROP COLUMN space; ALTER TABLE objects DROP COLUMN look;';

const alter = (path: string, sql: string): void => {
  const db = new sqlite.Database(path);
  db.get('PRAGMA locking_mode = EXCLUSIVE');
  db.exec(sql);
  db.close();
};

describe('openMemoryStore', function () {
  this.timeout(30_000);
  const opened: MemoryStore[] = [];
  const folders: ReturnType<typeof tempFolder>[] = [];
  const newPath = () => {
    const folder = tempFolder();
    folders.push(folder);
    return join(folder.path, 'memory.sqlite');
  };
  const open = (path: string, warnings: string[] = [], maxObjects = 100): MemoryStore => {
    const store = openMemoryStore({ path, maxObjects, warn: (text) => warnings.push(text) });
    if (!store.ok) throw new Error(store.failure.message);
    opened.push(store.value);
    return store.value;
  };
  const failureOf = (path: string) => {
    const store = openMemoryStore({ path, maxObjects: 100, warn: () => undefined });
    if (store.ok) store.value.close();
    return store.ok ? undefined : store.failure;
  };
  const load = (store: MemoryStore, map = '') => {
    const held = store.load(map);
    if (!held.ok) throw new Error(held.failure.message);
    return held.value;
  };
  const save = (store: MemoryStore, map: string, ...ids: number[]) => {
    const saved = store.save(map, {
      saved: ids.map((id) => remembered(id, 'cup', [id, 0, 0])),
      removed: [],
      nextId: Math.max(0, ...ids) + 1,
    });
    expect(saved.ok).to.equal(true);
  };
  afterEach(() => {
    for (const store of opened.splice(0)) store.close();
    for (const folder of folders.splice(0)) folder.remove();
  });

  it('gives back what was saved, with stamps to the nanosecond, and the next id after forgetting', () => {
    const path = newPath();
    const first = open(path);
    const moved = remembered(3, 'mug', [1, 2, 0.5], {
      given: 'flux capacitor',
      objectness: 0.75,
      hints: [{ label: 'bowl', score: 0.07 }],
      embedding: packEmbedding({ vector: Float32Array.of(0.5, -2, 1.25), usual: 1.5 }, 'a namer'),
      earlier: [remembered(3, 'mug', [4, 5, 6]).place],
      isGone: true,
    });
    first.save('', { saved: [remembered(1, 'cup', [0, 0, 0]), moved], removed: [], nextId: 9 });
    first.save('', { saved: [], removed: [1], nextId: 9 });
    first.close();
    const { objects, nextId } = load(open(path));
    expect(objects).to.deep.equal([moved]);
    expect(nextId).to.equal(9);
  });

  it('keeps a picture with its thing, and none of what is not there', () => {
    const path = newPath();
    const first = open(path);
    const pictures = new Map([1, 2, 7].map((id) => [id, Uint8Array.of(0xff, 0xd8, id)]));
    const things = [1, 2].map((id) => remembered(id, 'cup', [id, 0, 0], { pictureWorth: 800 }));
    first.save('', { saved: things, removed: [], nextId: 3, pictures });
    first.save('', { saved: things.slice(0, 1), removed: [2], nextId: 3 });
    first.close();
    const again = open(path);
    expect(load(again).objects.map(({ pictureWorth }) => pictureWorth)).to.deep.equal([800]);
    const held = again.pictures('', [1, 2, 7]);
    expect(held.ok && [...held.value]).to.deep.equal([[1, Uint8Array.of(0xff, 0xd8, 1)]]);
    const elsewhere = again.pictures('first floor', [1]);
    expect(elsewhere.ok && elsewhere.value.size).to.equal(0);
  });

  it('takes up a database of before there were pictures', () => {
    const path = newPath();
    const store = open(path);
    save(store, '', 1);
    store.close();
    alter(path, `${WITHOUT_LOOKS} DROP TRIGGER picture_goes_with_object; DROP TABLE pictures;`);
    alter(path, 'PRAGMA user_version = 1;');
    const warnings: string[] = [];
    const again = open(path, warnings);
    expect(load(again).objects.map(({ id, pictureWorth }) => [id, pictureWorth])).to.deep.equal([[1, 0]]);
    expect(warnings).to.deep.equal([]);
  });

  it('takes up a database of before it knew what things look like, and learns that', () => {
    const path = newPath();
    const store = open(path);
    save(store, '', 1);
    store.close();
    alter(path, `${WITHOUT_LOOKS} PRAGMA user_version = 2;`);
    const again = open(path);
    const [thing] = load(again).objects;
    expect(thing?.embedding).to.equal(undefined);
    const embedding = packEmbedding({ vector: Float32Array.of(1, 2), usual: 0 }, 'a namer');
    again.save('', { saved: [{ ...thing!, embedding }], removed: [], nextId: 2 });
    expect(load(again).objects[0]?.embedding).to.deep.equal(embedding);
  });

  it('never mixes maps', () => {
    const store = open(newPath());
    save(store, 'ground floor', 1, 2);
    save(store, 'first floor', 1);
    expect(load(store, 'ground floor').objects.length).to.equal(2);
    expect(load(store, 'first floor').objects.length).to.equal(1);
    expect(load(store, 'cellar')).to.deep.equal({ objects: [], nextId: 1 });
  });

  it('is bounded: what is over goes from other maps', () => {
    const store = open(newPath(), [], 4);
    save(store, 'old', 1, 2, 3);
    save(store, 'new', 1, 2, 3);
    expect(load(store, 'new').objects.length).to.equal(3);
    expect(load(store, 'old').objects.length).to.equal(1);
  });

  it('refuses a second opener by a code, and lets it in once the first has closed', () => {
    const path = newPath();
    const first = open(path);
    save(first, '', 1);
    expect(failureOf(path)?.code).to.equal('MEMORY_UNAVAILABLE');
    expect(failureOf(path)?.message).to.match(/another node of this machine holds/);
    first.close();
    expect(load(open(path)).objects.length).to.equal(1);
  });

  it('refuses while a holder in another container beats, and not long after', () => {
    const path = newPath();
    writeFileSync(`${path}.owner`, 'net:[1]');
    expect(failureOf(path)?.message).to.match(/in a container of its own/);
    const past = new Date(Date.now() - 60_000);
    utimesSync(`${path}.owner`, past, past);
    expect(failureOf(path)).to.equal(undefined);
  });

  it('loses nothing that was saved before a kill -9, and opens at once after it', async () => {
    const path = newPath();
    const script = fileURLToPath(new URL('keepSaving.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let last = 0;
    for await (const line of createInterface({ input: child.stdout! })) {
      last = Number(line);
      if (last === 15) {
        expect(failureOf(path)?.code, 'while the other process lives').to.equal('MEMORY_UNAVAILABLE');
        child.kill('SIGKILL');
      }
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const warnings: string[] = [];
    const { objects, nextId } = load(open(path, warnings));
    expect(last).to.be.at.least(15);
    expect(objects.length).to.be.at.least(last);
    expect(nextId).to.equal(objects.length + 1);
    expect(warnings).to.deep.equal([]);
  });

  for (const [how, damage] of [
    ['is no database', (path: string) => writeFileSync(path, 'nothing of the kind'.repeat(100))],
    [
      'has lost its pages',
      (path: string) => {
        const { size } = statSync(path);
        const bytes = Buffer.alloc(size, 0x5a);
        const head = Buffer.from('SQLite format 3\0');
        head.copy(bytes);
        writeFileSync(path, bytes);
      },
    ],
    [
      'has no such tables',
      (path: string) => {
        alter(path, 'DROP TABLE objects');
      },
    ],
  ] as const)
    it(`sets a database aside by name that ${how}, says so and begins anew`, () => {
      const path = newPath();
      const store = open(path);
      save(store, '', 1);
      store.close();
      damage(path);
      const warnings: string[] = [];
      const anew = open(path, warnings);
      expect(load(anew).objects).to.deep.equal([]);
      save(anew, '', 1);
      expect(warnings.length).to.equal(1);
      const aside = /kept as (\S+),/.exec(warnings[0]!)![1]!;
      expect(readdirSync(join(path, '..')).map((name) => join(path, '..', name))).to.include(aside);
    });

  it('leaves out a row that it cannot read, says so, and keeps the others', () => {
    const path = newPath();
    const store = open(path);
    save(store, '', 1, 2);
    store.close();
    alter(path, "UPDATE objects SET body = '{' WHERE id = 1");
    const warnings: string[] = [];
    expect(load(open(path, warnings)).objects.map(({ id }) => id)).to.deep.equal([2]);
    expect(warnings[0]).to.match(/object 1/);
  });

  it('refuses the database of a newer program and leaves it as it is', () => {
    const path = newPath();
    open(path).close();
    alter(path, 'PRAGMA user_version = 99');
    expect(failureOf(path)?.message).to.match(/version is 99/);
    expect(readdirSync(join(path, '..')).filter((name) => name.includes('damaged'))).to.deep.equal([]);
  });

  it('refuses a place where nothing can be written', () => {
    expect(failureOf('/proc/memory.sqlite')?.code).to.equal('MEMORY_UNAVAILABLE');
  });
});
