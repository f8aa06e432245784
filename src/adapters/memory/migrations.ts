/** What makes a database of version i one of version i + 1 (PRAGMA user_version). Only ever added to. */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE objects (
     map TEXT NOT NULL,
     id INTEGER NOT NULL,
     last_seen INTEGER NOT NULL,
     body TEXT NOT NULL,
     PRIMARY KEY (map, id)
   ) WITHOUT ROWID;
   CREATE INDEX objects_by_age ON objects (last_seen);
   CREATE TABLE maps (map TEXT PRIMARY KEY, next_id INTEGER NOT NULL) WITHOUT ROWID;`,
  // Beside the things and not in them: a start reads all things, and no picture.
  `CREATE TABLE pictures (map TEXT NOT NULL, id INTEGER NOT NULL, jpeg BLOB NOT NULL, UNIQUE (map, id));
   CREATE TRIGGER picture_goes_with_object AFTER DELETE ON objects
     BEGIN DELETE FROM pictures WHERE map = old.map AND id = old.id; END;`,
  // What a thing looks like to a namer (packedRow.ts), and which namer that was.
  `ALTER TABLE objects ADD COLUMN space TEXT;
   ALTER TABLE objects ADD COLUMN look BLOB;`,
];
