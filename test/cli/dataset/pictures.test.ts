import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { checkDataset } from '../../../src/cli/dataset/checkDataset.ts';
import type { DatasetRow } from '../../../src/cli/dataset/DatasetRow.ts';
import { makeRows } from '../../../src/cli/dataset/makeRows.ts';
import { type DatasetArgs, parseDatasetArgs } from '../../../src/cli/dataset/parseDatasetArgs.ts';
import { recordingFrames } from '../../../src/cli/dataset/pictures/recordingFrames.ts';
import { kindsOf } from '../../../src/cli/dataset/scenes/kinds.ts';
import { sceneRows } from '../../../src/cli/dataset/scenes/sceneRows.ts';
import { writeDataset } from '../../../src/cli/dataset/writeDataset.ts';

const RECORDINGS = fileURLToPath(new URL('../../../recordings', import.meta.url));
const FRAME = 'tabletop_boxes';
const LABELS = ['chair', 'table', 'sofa', 'desk', 'cabinet', 'mug', 'book', 'bottle', 'box', 'picture'];
const codec = new SharpImageCodec();

describe('dataset: what was seen, with pictures', function () {
  this.timeout(60_000);
  let folder: string;
  const at = (...names: readonly string[]) => join(folder, ...names);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs the command and reads back what it wrote. */
  const dataset = async (...argv: readonly string[]) => {
    const leftOut = new Map<string, number>();
    const args = parseDatasetArgs([...argv, '--out', at('out')]) as DatasetArgs;
    const rows = makeRows(args, {
      leftOut: (why) => leftOut.set(why, (leftOut.get(why) ?? 0) + 1),
      lacks: () => {},
      warn: () => {},
    });
    const manifest = await writeDataset(at('out'), rows, { command: [], seed: 1, leftOut });
    expect(checkDataset(at('out')).faults).to.deep.equal([]);
    const lines = readFileSync(at('out/rows.jsonl'), 'utf8').split('\n').filter(Boolean);
    return { manifest, rows: lines.map((line) => JSON.parse(line) as DatasetRow) };
  };

  it("annotated frames: people's words with the mark that is meant, in LLaVA's form and in the node's own prompt", async () => {
    mkdirSync(at('set'));
    cpSync(join(RECORDINGS, 'frames', FRAME), at('set', FRAME), { recursive: true });
    const all = readFileSync(join(RECORDINGS, 'frames/expressions.jsonl'), 'utf8').split('\n');
    writeFileSync(at('set/expressions.jsonl'), all.filter((line) => line.includes(`"${FRAME}"`)).join('\n'));
    const { manifest, rows } = await dataset('frames', at('set'), '--tasks');
    const [row] = rows;
    const red = row!.questions.find(({ expression }) => expression === 'the red box')!;
    expect(row!.marks.find(({ mark }) => mark === red.target)!.label).to.include('box');
    expect(manifest.left_out).to.have.property('ambiguous');
    expect(row!.questions.some(({ target }) => target === null)).to.equal(true);
    const prompt = row!.prompts![row!.questions.indexOf(red)]!;
    expect(prompt.parts.flatMap((part) => ('picture' in part ? [part.picture] : []))).to.deep.equal([
      'plain',
      'marked',
    ]);
    expect(prompt.parts.some((part) => 'text' in part && part.text.includes('"the red box"'))).to.equal(true);
    // VSD's three tasks and statements that hold and that do not, each true by the marks as they are written.
    expect(new Set(row!.tasks!.map(({ task }) => task))).to.deep.equal(
      new Set(['statement', 'relations', 'sentence', 'description']),
    );
    const pictures = await Promise.all(
      [row!.plain!, row!.image!].map((name) =>
        codec.decodeColor(readFileSync(at('out', name)), { maxPixels: 1e7 }),
      ),
    );
    for (const picture of pictures) expect(picture.ok && picture.value.width).to.equal(row!.width);
  });

  it('says which task is not what its marks give', async () => {
    const kinds = kindsOf(new Map(), LABELS, () => true);
    const scenes = sceneRows(
      { kinds, seed: 4, pairs: 20, marks: [3, 6], heldOutWordings: false, tasks: true },
      () => {},
    );
    const { tasks } = await writeDataset(at('out'), scenes, { command: [], seed: 4, leftOut: new Map() });
    expect(tasks!.statement).to.be.greaterThan(0);
    expect(checkDataset(at('out')).faults).to.deep.equal([]);
    const text = readFileSync(at('out/rows.jsonl'), 'utf8');
    writeFileSync(at('out/rows.jsonl'), text.replaceAll('"answer":"true"', '"answer":"false"'));
    expect(checkDataset(at('out')).faults.some((fault) => fault.includes('the turn answers true'))).to.equal(
      true,
    );
  });

  it('a recording: one frame from so many seconds, colour and depth of one moment', async () => {
    const stamps: bigint[] = [];
    for await (const { stampNs, color, depth } of recordingFrames(
      join(RECORDINGS, 'living_room.mcap'),
      codec,
      2,
    )) {
      stamps.push(stampNs);
      expect([color.width, depth.width]).to.deep.equal([640, 640]);
      expect(depth.data.some((metres) => metres > 0.5)).to.equal(true);
    }
    expect(stamps.length).to.be.greaterThan(2);
    for (const [i, stamp] of stamps.slice(1).entries())
      expect(Number(stamp - stamps[i]!) / 1e9).to.be.within(2, 2.5);
  });

  it('a recording without a camera is refused with what it holds', async () => {
    copyFileSync(join(RECORDINGS, 'living_room.truth.json'), at('none.mcap'));
    const frames = recordingFrames(at('none.mcap'), codec, 1);
    const failure = await frames.next().then(
      () => '',
      (error: Error) => error.message,
    );
    expect(failure).to.match(/^NO_FRAME/);
  });
});
