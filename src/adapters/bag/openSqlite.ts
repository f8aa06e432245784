import sqlite from 'node-sqlite3-wasm';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Bag, BagMessage } from './Bag.ts';
import { parseOfferedQos } from './offeredQos.ts';
import { typesOf, whyNotPlayable } from './playable.ts';

type Database = InstanceType<typeof sqlite.Database>;

interface Row {
  readonly [column: string]: unknown;
}

interface Topic {
  readonly id: number;
  readonly topic: string;
  readonly type: string;
  readonly encoding: string;
  readonly qosYaml: string | undefined;
  readonly count: number;
}

/** Rows of topics; bags of early distributions have no column for QoS. */
const readTopics = (db: Database): readonly Topic[] => {
  const counts = new Map(
    (db.all('SELECT topic_id, COUNT(*) AS n FROM messages GROUP BY topic_id') as Row[]).map((row) => [
      Number(row.topic_id),
      Number(row.n),
    ]),
  );
  return (db.all('SELECT * FROM topics ORDER BY id') as Row[]).map((row) => ({
    id: Number(row.id),
    topic: String(row.name),
    type: String(row.type ?? ''),
    encoding: String(row.serialization_format ?? ''),
    qosYaml: typeof row.offered_qos_profiles === 'string' ? row.offered_qos_profiles : undefined,
    count: counts.get(Number(row.id)) ?? 0,
  }));
};

/** Opens a file of rosbag2's sqlite3 storage. Fails with NO_FRAME when it cannot be read or holds no message. */
export const openSqlite = (path: string): Result<Bag> => {
  let db: Database | undefined;
  try {
    db = new sqlite.Database(path, { readOnly: true, fileMustExist: true });
    return ok(bagOf(db));
  } catch (error) {
    db?.close();
    return fail('NO_FRAME', `${path}: ${(error as Error).message}`);
  }
};

const bagOf = (db: Database): Bag => {
  const warnings: string[] = [];
  const topics = readTopics(db);
  const types = typesOf(topics, (text) => warnings.push(text));
  const played = new Map(
    topics
      .filter((one) => whyNotPlayable(one) === undefined && types.get(one.topic) === one.type)
      .map((one) => [one.id, one]),
  );
  const span = db.get('SELECT MIN(timestamp) AS first, MAX(timestamp) AS last FROM messages') as Row | null;
  if (span?.first === null || span === null) throw new Error('holds no message');

  async function* messages(): AsyncGenerator<BagMessage, void, void> {
    const rows = db.prepare('SELECT topic_id, timestamp, data FROM messages ORDER BY timestamp, id');
    try {
      for (const row of rows.iterate() as IterableIterator<Row>) {
        const topic = played.get(Number(row.topic_id));
        if (!topic || !(row.data instanceof Uint8Array)) continue;
        const stampNs = BigInt(row.timestamp as number | bigint);
        yield { topic: topic.topic, type: topic.type, stampNs, cdr: row.data };
      }
    } catch (error) {
      warnings.push(`reading stopped at damage: ${(error as Error).message}`);
    } finally {
      rows.finalize();
    }
  }

  return {
    topics: [...types].map(([name, type]) => {
      const parts = [...played.values()].filter(({ topic }) => topic === name);
      const count = parts.reduce((sum, one) => sum + one.count, 0);
      return { name, type, qos: parseOfferedQos(parts[0]?.qosYaml), count };
    }),
    startNs: BigInt(span.first as number | bigint),
    endNs: BigInt(span.last as number | bigint),
    warnings,
    messages,
    close: async () => db.close(),
  };
};
