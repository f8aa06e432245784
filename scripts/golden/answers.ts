/**
 * Writes golden answers, one JSON line a question: status, mark, ranked candidates with scores to 1e-9, pose. A rebuild
 * that means to change nothing writes them before and after and compares (`diff`); what it means to change shows as such.
 *
 * usage: tsx scripts/golden/answers.ts OUT.jsonl [--frames DIR]... [--grounding FILE.jsonl]... [--statements FILE.jsonl]
 */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { askFrame } from '../../src/cli/ask/askFrame.ts';
import { readFrameSet } from '../../src/cli/eval/frames/readFrameSet.ts';
import { readGroundingRows, sceneOfRow } from '../../src/cli/eval/groundingRows.ts';
import { readStatementRows, sceneOfStatement } from '../../src/cli/eval/statements/statementRows.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import { parametersOf } from '../../src/cli/resolverOptions.ts';
import { isUsageError } from '../../src/cli/usage.ts';
import { parse } from '../../src/core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../src/core/spatial/grammar/print.ts';
import { resolve } from '../../src/core/spatial/grounding/resolve.ts';
import { verify } from '../../src/core/spatial/verify/verify.ts';

const ROWS = 500;
const lines: string[] = [];
/** Scores are kept to 1e-9: the order of two additions may differ, an answer may not. */
const write = (value: object): void => {
  lines.push(JSON.stringify(value, (_, v) => (typeof v === 'number' ? Number(v.toFixed(9)) : v)));
};

/** `count` rows spread evenly over the file. */
const spread = <T>(rows: readonly T[], count: number): readonly T[] =>
  rows.length <= count
    ? rows
    : Array.from({ length: count }, (_, i) => rows[Math.floor((i * rows.length) / count)]!);

async function frames(folder: string): Promise<void> {
  const parameters = parametersOf({});
  if (isUsageError(parameters)) throw new Error(JSON.stringify(parameters));
  const opened = await openComposition(parameters, console.error);
  if (!opened.ok) throw new Error(opened.failure.message);
  const composition = opened.value;
  const codec = new SharpImageCodec();
  for (const { name, folder: path, questions } of await readFrameSet(folder)) {
    const frame = await readFrameFolder(path, codec);
    if (!frame.ok) throw new Error(frame.failure.message);
    composition.perception.clear();
    for (const { expression } of questions) {
      const { answer } = await askFrame(composition, parameters, frame.value, expression);
      const { result, candidates } = answer;
      write({
        set: basename(folder),
        frame: name,
        expression,
        status: result.ok ? 'OK' : result.failure.code,
        ...(result.ok && { mark: result.value.landmark.mark, pose: result.value.pose }),
        candidates: candidates.map(({ landmark, score }) => [landmark.mark, score]),
      });
    }
  }
  await composition.stop();
}

function grounding(file: string): void {
  for (const row of spread(readGroundingRows(file), ROWS)) {
    const { status, id, confidence, candidates, relations, logicalForm } = resolve(
      sceneOfRow(row),
      row.expression,
    );
    write({
      set: basename(file),
      expression: row.expression,
      status,
      id,
      confidence,
      candidates,
      relations,
      logicalForm,
    });
  }
}

function statements(file: string): void {
  for (const row of spread(readStatementRows(file), ROWS)) {
    const scene = sceneOfStatement(row);
    const words = row.statement ?? row.caption;
    if (words === undefined) continue;
    if (scene) write({ set: basename(file), words, verdict: verify(scene, words) });
    else write({ set: basename(file), words, form: printLogicalForm(parse(words)) });
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    frames: { type: 'string', multiple: true, default: [] },
    grounding: { type: 'string', multiple: true, default: [] },
    statements: { type: 'string', multiple: true, default: [] },
  },
});
const [out] = positionals;
if (out === undefined)
  throw new Error(
    'usage: tsx scripts/golden/answers.ts OUT.jsonl [--frames DIR] [--grounding FILE] [--statements FILE]',
  );
for (const folder of values.frames) await frames(folder);
for (const file of values.grounding) grounding(file);
for (const file of values.statements) statements(file);
writeFileSync(out, `${lines.join('\n')}\n`);
console.log(`${lines.length} answers`);
