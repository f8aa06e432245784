/**
 * What geometry makes of the questions of a data set, from the marks as they are written: what a model is compared with and
 * blended with (train/blend.py --rows).
 *
 *   npx tsx scripts/judge/rowViews.ts DATASET_FOLDER OUT.jsonl
 *
 * One line a question, in the order of the data: its group, its words, the place of the mark that is meant, a chance for each.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetRow } from '../../src/cli/dataset/DatasetRow.ts';
import { sceneOfMarks } from '../../src/cli/dataset/sceneOfMarks.ts';
import { resolve } from '../../src/core/spatial/grounding/resolve.ts';

const [folder, out] = process.argv.slice(2);
if (!folder || !out) throw new Error('usage: rowViews.ts DATASET_FOLDER OUT.jsonl');

const lines: string[] = [];
for (const line of readFileSync(join(folder, 'rows.jsonl'), 'utf8').split('\n').filter(Boolean)) {
  const { group, marks, questions } = JSON.parse(line) as DatasetRow;
  const scene = sceneOfMarks(marks);
  for (const { expression, target } of questions) {
    const { ranked = [] } = resolve(scene, expression, { mustAnswer: true });
    const scores = new Map(ranked.map(({ id, score }) => [id, score]));
    const chances = marks.map(({ mark }) => Math.round((scores.get(mark) ?? 0) * 1e5) / 1e5);
    lines.push(JSON.stringify({ group, expression, target: (target ?? 0) - 1, chances }));
  }
}
writeFileSync(out, `${lines.join('\n')}\n`);
