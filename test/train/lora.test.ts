import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { createLocalModel } from '../../src/adapters/vlm/createLocalModel.ts';
import type { DatasetRow } from '../../src/cli/dataset/DatasetRow.ts';
import { makeRows } from '../../src/cli/dataset/makeRows.ts';
import { type DatasetArgs, parseDatasetArgs } from '../../src/cli/dataset/parseDatasetArgs.ts';
import { writeDataset } from '../../src/cli/dataset/writeDataset.ts';
import type { MarkPrompt, PromptPart } from '../../src/core/prompt/MarkPrompt.ts';
import { tinyModelHost } from '../support/tinyModel.ts';

const PYTHON = process.env.TUNE_PYTHON ?? 'python3';
const script = (name: string) => fileURLToPath(new URL(`../../train/${name}`, import.meta.url));
const run = (...args: readonly string[]) => {
  const env = { ...process.env, OMP_NUM_THREADS: '1' };
  const { status, stdout, stderr } = spawnSync(PYTHON, [...args], { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${args[0]}: ${stderr.slice(-600)}`);
  return stdout;
};

describe('LoRA on a tiny LLaVA of random weights', function () {
  this.timeout(300_000);
  let folder: string;
  const at = (name: string) => join(folder, name);

  before(async function () {
    const found = spawnSync(PYTHON, ['-c', 'import torch, transformers, peft, PIL']);
    // torch, transformers and peft are not installed for tests: TUNE_PYTHON names a Python that has them (docs/tune.md).
    if (found.status !== 0) return this.skip();
    folder = mkdtempSync(join(tmpdir(), 'lora-'));
    const recording = fileURLToPath(new URL('../../recordings/living_room.mcap', import.meta.url));
    const args = parseDatasetArgs([
      'recording',
      recording,
      '--every',
      '4',
      '--out',
      at('data'),
    ]) as DatasetArgs;
    const rows = makeRows(args, { leftOut: () => {}, lacks: () => {}, warn: () => {} });
    await writeDataset(at('data'), rows, { command: [], seed: 1, leftOut: new Map() });
    run(script('tiny_llava.py'), at('tiny'));
  });
  after(() => folder && rmSync(folder, { recursive: true }));

  it('learns the answers, and what is exported gives the scores of PyTorch in the local path', async () => {
    const said = run(
      ...[script('lora.py'), at('tiny'), at('tuned'), '--data', at('data'), '--rank', '4', '--hold-out', '0'],
      ...['--steps', '10', '--accumulate', '4', '--lr', '2e-3', '--merge'],
    );
    const { first, last } = JSON.parse(said.trim().split('\n').at(-1)!);
    expect(last).to.be.lessThan(first - 0.1);
    run(script('export_local.py'), at('tuned/merged'), at('local'), '--check', at('data'));
    const check = JSON.parse(readFileSync(at('local/check.json'), 'utf8')) as { logits: readonly number[] };
    const scores = await scoresOf(at('local'));
    // A token a character, digits from 16 on; 4 to 9 begin no other number here.
    const differences = [4, 5, 6, 7, 8, 9].map(
      (mark) => scores.get(mark)! - scores.get(4)! - (check.logits[16 + mark]! - check.logits[20]!),
    );
    for (const difference of differences) expect(Math.abs(difference)).to.be.lessThan(0.01);
  });

  /** The first question of the data set, asked of the local path. */
  const scoresOf = async (model: string): Promise<ReadonlyMap<number | null, number>> => {
    const row = JSON.parse(readFileSync(at('data/rows.jsonl'), 'utf8').split('\n')[0]!) as DatasetRow;
    const prompt = await promptOf(row);
    const host = tinyModelHost('llava', { folder: model });
    host.start();
    try {
      const answer = await createLocalModel(host, { name: 'tuned', timeoutMs: 120_000 }).choose(prompt);
      if (!answer.ok) throw new Error(answer.failure.message);
      return new Map([...prompt.marks, null].map((mark, i) => [mark, answer.value.logScores![i]!]));
    } finally {
      await host.stop();
    }
  };

  const promptOf = async ({ prompts, marks, image, plain }: DatasetRow): Promise<MarkPrompt> => {
    const codec = new SharpImageCodec();
    const { system, parts } = prompts![0]!;
    const read = async (part: (typeof parts)[number]): Promise<PromptPart> => {
      if ('text' in part) return { kind: 'text', text: part.text };
      const file = at(join('data', part.picture === 'marked' ? image! : plain!));
      const picture = await codec.decodeColor(readFileSync(file), { maxPixels: 1e7 });
      if (!picture.ok) throw new Error(picture.failure.message);
      return { kind: 'image', role: part.picture, image: picture.value };
    };
    const numbers = marks.map(({ mark }) => mark).sort((a, b) => a - b);
    return { system, parts: await Promise.all(parts.map(read)), marks: numbers, none: true };
  };
});
