import { spawnSync } from 'node:child_process';
import { open, writeFile } from 'node:fs/promises';
import zstd from '@foxglove/wasm-zstd';
import { McapWriter } from '@mcap/core';
import { FileHandleWritable } from '@mcap/nodejs';
import { rosSchema } from '../../src/adapters/bag/rosSchema.ts';

/** A channel of a test recording, and what it carries. */
export interface OddChannel {
  readonly topic: string;
  /** No schema where absent. */
  readonly type?: string;
  readonly encoding?: string;
  /** `offered_qos_profiles`, where it was recorded. */
  readonly qos?: string;
  readonly messages: readonly { readonly stampNs: bigint; readonly data: Uint8Array }[];
}

/** CDR of a std_msgs/String, byte by byte: encapsulation, length with the closing zero, text. */
export const stringCdr = (text: string): Uint8Array => {
  const bytes = Buffer.from(`${text}\0`);
  const cdr = Buffer.alloc(8 + bytes.length);
  cdr.set([0, 1, 0, 0]);
  cdr.writeUInt32LE(bytes.length, 4);
  cdr.set(bytes, 8);
  return cdr;
};

/** zstd of a whole, as rosbag2 compresses files and messages. */
export const compressed = async (bytes: Uint8Array): Promise<Uint8Array> => {
  await zstd.isLoaded;
  return new Uint8Array(zstd.compress(bytes, 3));
};

/** An MCAP of any channels, by the MCAP library itself. */
export async function writeMcap(path: string, channels: readonly OddChannel[]): Promise<void> {
  const file = await open(path, 'w');
  const mcap = new McapWriter({ writable: new FileHandleWritable(file), chunkSize: 4096 });
  await mcap.start({ profile: 'ros2', library: 'test' });
  for (const { topic, type, encoding = 'cdr', qos, messages } of channels) {
    const text = (type && rosSchema(type)?.text) || 'string data';
    const schemaId = type
      ? await mcap.registerSchema({ name: type, encoding: 'ros2msg', data: Buffer.from(text) })
      : 0;
    const metadata = new Map(qos === undefined ? [] : [['offered_qos_profiles', qos]]);
    const channelId = await mcap.registerChannel({ schemaId, topic, messageEncoding: encoding, metadata });
    for (const [sequence, { stampNs, data }] of messages.entries())
      await mcap.addMessage({ channelId, sequence, logTime: stampNs, publishTime: stampNs, data });
  }
  await mcap.end();
  await file.close();
}

/** Writes rosbag2's sqlite3 storage (schema 3 and later; without the column for QoS, schema 1) by Python's sqlite3. */
const SQLITE = `
import base64, json, sqlite3, sys
path, channels, old = json.loads(sys.stdin.read())
db = sqlite3.connect(path)
qos = '' if old else ', offered_qos_profiles TEXT NOT NULL'
db.execute(f'CREATE TABLE topics(id INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, serialization_format TEXT NOT NULL{qos})')
db.execute('CREATE TABLE messages(id INTEGER PRIMARY KEY, topic_id INTEGER NOT NULL, timestamp INTEGER NOT NULL, data BLOB NOT NULL)')
db.execute('CREATE INDEX timestamp_idx ON messages (timestamp ASC)')
for i, c in enumerate(channels, 1):
    row = [i, c['topic'], c['type'], c['encoding']] + ([] if old else [c['qos']])
    db.execute(f'INSERT INTO topics VALUES ({",".join("?" * len(row))})', row)
    for stamp, data in c['messages']:
        db.execute('INSERT INTO messages(topic_id, timestamp, data) VALUES (?, ?, ?)', (i, int(stamp), base64.b64decode(data)))
db.commit()
`;

export const hasPython = (): boolean =>
  spawnSync('python3', ['-c', 'import sqlite3'], { stdio: 'ignore' }).status === 0;

export function writeSqlite(path: string, channels: readonly OddChannel[], old = false): void {
  const plain = channels.map(({ topic, type = '', encoding = 'cdr', qos = '', messages }) => ({
    topic,
    type,
    encoding,
    qos,
    messages: messages.map(({ stampNs, data }) => [String(stampNs), Buffer.from(data).toString('base64')]),
  }));
  const run = spawnSync('python3', ['-c', SQLITE], {
    input: JSON.stringify([path, plain, old]),
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
}

/** metadata.yaml as `ros2 bag record` leaves it, as far as it matters who reads it. */
export const writeMetadata = (
  path: string,
  files: readonly string[],
  { compression = ['', ''] }: { readonly compression?: readonly [format: string, mode: string] } = {},
): Promise<void> =>
  writeFile(
    path,
    [
      'rosbag2_bagfile_information:',
      '  version: 9',
      '  storage_identifier: mcap',
      '  relative_file_paths:',
      ...files.map((file) => `    - ${file}`),
      `  compression_format: "${compression[0]}"`,
      `  compression_mode: "${compression[1]}"`,
      '',
    ].join('\n'),
  );
