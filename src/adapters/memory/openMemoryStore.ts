import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type sqlite from 'node-sqlite3-wasm';
import type { MemoryObject } from '../../core/memory/MemoryObject.ts';
import type { HeldMemory, MemoryChanges, MemoryStore } from '../../core/memory/MemoryStore.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type Hold, holdDatabase } from './holdDatabase.ts';
import { readBody, writeBody } from './memoryRow.ts';
import { MIGRATIONS } from './migrations.ts';
import { readPacked, writePacked } from './packedRow.ts';

type Database = InstanceType<typeof sqlite.Database>;

export interface MemoryStoreOptions {
  readonly path: string;
  /** Most objects of all maps together: those of other maps go first, the longest unseen before others. */
  readonly maxObjects: number;
  /** Told what a person should know: a damaged database that was set aside, a row that was left out. */
  readonly warn: (message: string) => void;
}

/** Loaded by the first database: SQLite takes 17 MB of memory of its own, and most nodes remember nothing. */
const require = createRequire(import.meta.url);

/** The database is of a program newer than this one. */
class NewerError extends Error {}

/**
 * Memory in one SQLite file. Fails with MEMORY_UNAVAILABLE where another node holds the file, or it cannot be written, or
 * is of a newer program. A damaged file is kept under another name, and a new one begun.
 */
export const openMemoryStore = (options: MemoryStoreOptions): Result<MemoryStore> => {
  const { path, warn } = options;
  let hold: Hold | string | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    hold = holdDatabase(path);
    if (typeof hold === 'string') return fail('MEMORY_UNAVAILABLE', hold);
    return ok(storeOf(openOrReplace(path, warn), hold, options));
  } catch (error) {
    if (typeof hold === 'object') hold.release();
    return fail('MEMORY_UNAVAILABLE', `${path}: ${(error as Error).message}`);
  }
};

const openOrReplace = (path: string, warn: (message: string) => void): Database => {
  try {
    return open(path);
  } catch (error) {
    if (error instanceof NewerError || !existsSync(path) || !isDamage(error)) throw error;
    const aside = `${path}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
    for (const suffix of ['', '-wal', '-journal'])
      if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
    warn(
      `the memory at ${path} is damaged (${(error as Error).message}): kept as ${aside}, a new one is begun`,
    );
    return open(path);
  }
};

const isDamage = (error: unknown): boolean =>
  /not a database|malformed|corrupt|damaged|no such (table|column)/i.test(String(error));

const open = (path: string): Database => {
  const { Database } = require('node-sqlite3-wasm') as typeof sqlite;
  const db = new Database(path);
  try {
    // One process holds it: SQLite's shared memory, which this build lacks, is not needed then.
    // Of a new file: rows of a picture fill large pages better. One that exists keeps its own.
    db.get('PRAGMA page_size = 16384');
    db.get('PRAGMA locking_mode = EXCLUSIVE');
    db.get('PRAGMA journal_mode = WAL');
    db.get('PRAGMA synchronous = NORMAL');
    const check = db.get('PRAGMA quick_check(1)') as { quick_check?: string } | null;
    if (check?.quick_check !== 'ok') throw new Error(`damaged: ${check?.quick_check}`);
    migrate(db);
    db.get('SELECT map, id, last_seen, body, space, look FROM objects LIMIT 1');
    db.get('SELECT map, next_id FROM maps LIMIT 1');
    db.get('SELECT map, id, jpeg FROM pictures LIMIT 1');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

const migrate = (db: Database): void => {
  const { user_version: version } = db.get('PRAGMA user_version') as { user_version: number };
  if (version > MIGRATIONS.length)
    throw new NewerError(`its version is ${version}, this program knows ${MIGRATIONS.length}`);
  for (let at = version; at < MIGRATIONS.length; at++)
    db.exec(`BEGIN; ${MIGRATIONS[at]!} PRAGMA user_version = ${at + 1}; COMMIT;`);
};

const storeOf = (db: Database, hold: Hold, { path, maxObjects, warn }: MemoryStoreOptions): MemoryStore => {
  const guarded = <T>(work: () => T): Result<T> => {
    try {
      hold.beat();
      return ok(work());
    } catch (error) {
      if (db.isOpen && db.inTransaction) db.exec('ROLLBACK');
      return fail('MEMORY_UNAVAILABLE', `${path}: ${(error as Error).message}`);
    }
  };
  return {
    load: (map) => guarded(() => load(db, map, warn)),
    save: (map, changes) => guarded(() => save(db, map, changes, maxObjects)),
    pictures: (map, ids) => guarded(() => pictures(db, map, ids)),
    close: () => {
      if (!db.isOpen) return;
      try {
        db.close();
      } finally {
        hold.release();
      }
    },
  };
};

const load = (db: Database, map: string, warn: (message: string) => void): HeldMemory => {
  const rows = db.all('SELECT id, body, space, look FROM objects WHERE map = ? ORDER BY id', [map]) as {
    id: number;
    body: string;
    space: string | null;
    look: Uint8Array | null;
  }[];
  const objects: MemoryObject[] = [];
  for (const { id, body, space, look } of rows)
    try {
      const embedding = readPacked(space, look);
      objects.push({ ...readBody(id, body), ...(embedding && { embedding }) });
    } catch (error) {
      warn(`object ${id} of the memory cannot be read and is left out: ${(error as Error).message}`);
    }
  const next = db.get('SELECT next_id FROM maps WHERE map = ?', [map]) as { next_id: number } | null;
  return { objects, nextId: next?.next_id ?? 1 };
};

const save = (db: Database, map: string, changes: MemoryChanges, maxObjects: number): void => {
  const { pictures = new Map<number, Uint8Array>() } = changes;
  if (changes.saved.length + changes.removed.length + pictures.size === 0) return;
  const put = db.prepare(
    `INSERT INTO objects (map, id, last_seen, body, space, look) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (map, id) DO UPDATE SET
         last_seen = excluded.last_seen, body = excluded.body, space = excluded.space, look = excluded.look`,
  );
  const show = db.prepare(
    `INSERT OR REPLACE INTO pictures (map, id, jpeg)
       SELECT map, id, ? FROM objects WHERE map = ? AND id = ?`,
  );
  const drop = db.prepare('DELETE FROM objects WHERE map = ? AND id = ?');
  try {
    db.exec('BEGIN');
    for (const object of changes.saved) {
      const { id, lastSeenNs, embedding } = object;
      const look = embedding ? writePacked(embedding) : null;
      put.run([map, id, lastSeenNs, writeBody(object), embedding?.space ?? null, look]);
    }
    for (const [id, jpeg] of pictures) show.run([jpeg, map, id]);
    for (const id of changes.removed) drop.run([map, id]);
    db.run(
      'INSERT INTO maps (map, next_id) VALUES (?, ?) ON CONFLICT (map) DO UPDATE SET next_id = max(next_id, excluded.next_id)',
      [map, changes.nextId],
    );
    // The memory of this map keeps its own bound; what is over is of other maps.
    const { n } = db.get('SELECT COUNT(*) AS n FROM objects') as { n: number };
    if (n > maxObjects)
      db.run(
        `DELETE FROM objects WHERE (map, id) IN
           (SELECT map, id FROM objects WHERE map <> ? ORDER BY last_seen LIMIT ?)`,
        [map, n - maxObjects],
      );
    db.exec('COMMIT');
  } finally {
    put.finalize();
    show.finalize();
    drop.finalize();
  }
};

const pictures = (db: Database, map: string, ids: readonly number[]): ReadonlyMap<number, Uint8Array> => {
  const get = db.prepare('SELECT jpeg FROM pictures WHERE map = ? AND id = ?');
  try {
    const found = new Map<number, Uint8Array>();
    for (const id of ids) {
      const row = get.get([map, id]) as { jpeg: Uint8Array } | null;
      if (row) found.set(id, row.jpeg);
    }
    return found;
  } finally {
    get.finalize();
  }
};
