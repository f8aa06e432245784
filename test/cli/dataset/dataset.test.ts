import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { checkDataset } from '../../../src/cli/dataset/checkDataset.ts';
import type { DatasetRow } from '../../../src/cli/dataset/DatasetRow.ts';
import { parseDatasetArgs } from '../../../src/cli/dataset/parseDatasetArgs.ts';
import { isHeldOutKind, kindsOf } from '../../../src/cli/dataset/scenes/kinds.ts';
import { sceneRows } from '../../../src/cli/dataset/scenes/sceneRows.ts';
import { sunspotRows } from '../../../src/cli/dataset/sunspotRows.ts';
import { HELD_OUT_WORDINGS, RELATION_WORDINGS } from '../../../src/cli/dataset/wordings.ts';
import { writeDataset } from '../../../src/cli/dataset/writeDataset.ts';
import { NUMBERS_PER_MARK } from '../../../src/core/pointer/markNumbers.ts';
import { parse } from '../../../src/core/spatial/grammar/parse.ts';
import { relationNamed } from '../../../src/core/spatial/relations/registry.ts';

const LABELS = ['chair', 'table', 'sofa', 'desk', 'cabinet', 'mug', 'book', 'bottle', 'box', 'picture'];
const kinds = kindsOf(new Map([['mug', ['mugs/1.jpg', 'mugs/2.jpg']]]), LABELS, () => true);
const scenes = (seed: number, pairs = 120) =>
  sceneRows({ kinds, seed, pairs, marks: [3, 12], heldOutWordings: false }, () => {});

describe('dataset: training data whose truth is geometry', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dataset-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (seed: number) =>
    writeDataset(folder, scenes(seed), { command: [], seed, leftOut: new Map() });

  it('read back, every answer is what its marks give, and the manifest counts and hashes it', async () => {
    const manifest = await write(3);
    const { pairs, judged, faults } = checkDataset(folder);
    expect(faults).to.deep.equal([]);
    expect(pairs).to.equal(manifest.pairs).and.to.be.at.least(120);
    expect(judged).to.equal(pairs);
    expect(manifest.absent).to.be.greaterThan(0);
  });

  it('says which answer is not that of the marks', async () => {
    await write(3);
    const path = join(folder, 'rows.jsonl');
    const [first = '', ...rest] = readFileSync(path, 'utf8').split('\n');
    const row = JSON.parse(first) as DatasetRow;
    const wrong = row.questions.map((question) => ({ ...question, target: (question.target ?? 0) + 1 }));
    writeFileSync(path, [JSON.stringify({ ...row, questions: wrong }), ...rest].join('\n'));
    const { faults } = checkDataset(folder);
    expect(faults[0]).to.include('manifest.json');
    expect(faults.some((fault) => fault.startsWith(row.id))).to.equal(true);
  });

  it('is the same for the same seed, and another for another', () => {
    const text = (seed: number) => JSON.stringify([...scenes(seed, 20)]);
    expect(text(5)).to.equal(text(5));
    expect(text(5)).not.to.equal(text(6));
  });

  it('has rows in the format of LLaVA: a turn of the picture first, answers that are marks or none', () => {
    for (const { conversations, marks, questions } of scenes(7, 40)) {
      expect(conversations).to.have.length(2 * questions.length);
      expect(conversations[0]!.value).to.match(/^<image>\n/);
      for (const { from, value } of conversations)
        if (from === 'gpt') expect(['none', ...marks.map(({ mark }) => String(mark))]).to.include(value);
      for (const { numbers } of marks) expect(numbers).to.have.length(NUMBERS_PER_MARK);
    }
  });

  it('says relations in words that the parser reads as relations of that family', () => {
    const familyOf = (relation: string) => relationNamed(relation)?.family;
    const misread = Object.entries(RELATION_WORDINGS).flatMap(([relation, wordings]) =>
      wordings.filter((wording) => {
        const anchors = relation === 'between' ? 'the chair and the table' : 'the table';
        const { constraints } = parse(`the mug ${wording} ${anchors}`).target;
        return !constraints.some((c) => c.kind === 'relation' && familyOf(c.relation) === familyOf(relation));
      }),
    );
    expect(misread).to.deep.equal([]);
  });

  it('keeps wordings and kinds apart that training must not see', () => {
    const taught = new Set(Object.values(RELATION_WORDINGS).flat());
    expect(
      Object.values(HELD_OUT_WORDINGS)
        .flat()
        .filter((wording) => taught.has(wording)),
    ).to.deep.equal([]);
    const held = LABELS.filter(isHeldOutKind);
    const known = kindsOf(new Map(), LABELS, (label) => !isHeldOutKind(label));
    const labels = [...known.floor, ...known.wall, ...known.top].map(({ label }) => label);
    expect(labels.filter((label) => held.includes(label))).to.deep.equal([]);
  });

  it("turns people's words over labelled boxes into rows of an image each, and says what it leaves out", () => {
    const objects = [
      { id: 'a', label: 'mug', box: [10, 10, 20, 20] },
      { id: 'b', label: 'table', box: [0, 30, 90, 40] },
    ] as const;
    const leftOut: string[] = [];
    const rows = [
      ...sunspotRows(
        [
          { image: 1, expression: 'the mug on the table', objects, target: 'a' },
          { image: 1, expression: 'the table', objects, target: 'b' },
          { image: 1, expression: 'the lamp', objects, target: 'c' },
        ],
        (label) => (label === 'mug' ? ['mugs/1.jpg'] : []),
        1,
        (why) => leftOut.push(why),
      ),
    ];
    expect(rows).to.have.length(1);
    expect(rows[0]!.questions.map(({ target }) => target)).to.deep.equal([1, 2]);
    expect(rows[0]!.marks.map(({ crop }) => crop)).to.deep.equal(['mugs/1.jpg', undefined]);
    expect(leftOut).to.deep.equal(['target is not among the objects']);
  });

  it('refuses a command line that cannot be run, with what was expected', () => {
    for (const [argv, reason] of [
      [['scenes'], '--out'],
      [['scenes', '--out', 'x', '--marks', '9-3'], '2-40'],
      [['scenes', '--out', 'x', '--pairs', 'many'], 'count'],
      [['sunspot', '--out', 'x'], 'one path'],
      [['frames', '--out', 'x'], 'one or more paths'],
      [['recording', 'x.mcap', '--out', 'x', '--every', '0'], 'seconds'],
      [['rooms'], 'scenes, frames, recording, sunspot'],
    ] as const)
      expect(parseDatasetArgs(argv)).to.have.property('usageError').that.includes(reason);
  });
});
