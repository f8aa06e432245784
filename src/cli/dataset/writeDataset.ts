import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetRow } from './DatasetRow.ts';

export interface Manifest {
  readonly command: readonly string[];
  readonly seed: number;
  readonly rows: number;
  /** Referring expressions with their answers. */
  readonly pairs: number;
  readonly absent: number;
  /** Further turns, by task; absent where there are none. */
  readonly tasks?: Readonly<Record<string, number>>;
  /** Pairs by the number of marks of their picture. */
  readonly pairs_by_marks: Readonly<Record<string, number>>;
  /** Thought of and not kept, by reason. */
  readonly left_out: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** SHA-256 of rows.jsonl. */
  readonly sha256: string;
}

/** Writes rows.jsonl (LLaVA's format, one picture a line) and manifest.json. */
export const writeDataset = async (
  folder: string,
  rows: Iterable<DatasetRow> | AsyncIterable<DatasetRow>,
  about: {
    readonly command: readonly string[];
    readonly seed: number;
    readonly leftOut: ReadonlyMap<string, number>;
  },
): Promise<Manifest> => {
  const started = performance.now();
  mkdirSync(folder, { recursive: true });
  const file = createWriteStream(join(folder, 'rows.jsonl'));
  const sum = createHash('sha256');
  const byMarks = new Map<number, number>();
  const byTask = new Map<string, number>();
  let [count, pairs, absent] = [0, 0, 0];
  for await (const row of rows) {
    const line = `${JSON.stringify(row)}\n`;
    sum.update(line);
    if (!file.write(line)) await once(file, 'drain');
    count++;
    pairs += row.questions.length;
    absent += row.questions.filter(({ target }) => target === null).length;
    for (const { task } of row.tasks ?? []) byTask.set(task, (byTask.get(task) ?? 0) + 1);
    byMarks.set(row.marks.length, (byMarks.get(row.marks.length) ?? 0) + row.questions.length);
  }
  file.end();
  await once(file, 'finish');
  const manifest: Manifest = {
    command: about.command,
    seed: about.seed,
    rows: count,
    pairs,
    absent,
    ...(byTask.size > 0 && { tasks: Object.fromEntries(byTask) }),
    pairs_by_marks: Object.fromEntries([...byMarks].sort(([a], [b]) => a - b)),
    left_out: Object.fromEntries(about.leftOut),
    seconds: Math.round((performance.now() - started) / 100) / 10,
    sha256: sum.digest('hex'),
  };
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
};
