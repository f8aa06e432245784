import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readFrameFolder } from '../../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { checkDataset } from '../../../src/cli/dataset/checkDataset.ts';
import type { DatasetRow } from '../../../src/cli/dataset/DatasetRow.ts';
import { writeSunspotFrames } from '../../../src/cli/dataset/field/writeSunspotFrames.ts';
import { makeRows } from '../../../src/cli/dataset/makeRows.ts';
import { type DatasetArgs, parseDatasetArgs } from '../../../src/cli/dataset/parseDatasetArgs.ts';
import { writeDataset } from '../../../src/cli/dataset/writeDataset.ts';
import { readFrameSet } from '../../../src/cli/eval/frames/readFrameSet.ts';
import { evalGrounding } from '../../../src/cli/eval/grounding.ts';
import { evalPoints } from '../../../src/cli/eval/points/evalPoints.ts';
import { evalStatements } from '../../../src/cli/eval/statements.ts';
import { readPoints } from '../../../src/cli/field/readPoints.ts';
import { readSunspot } from '../../../src/cli/field/readSunspot.ts';
import { readVsd } from '../../../src/cli/field/readVsd.ts';
import { openComposition } from '../../../src/cli/openComposition.ts';
import { DEFAULT_PARAMETERS } from '../../../src/core/parameters/parameters.ts';
import { refSpatialFolder, sunspotFolder, vsdFolder, vsrFolder, where2PlaceFolder } from './fieldFolders.ts';

const codec = new SharpImageCodec();

describe("field: the field's data sets, when a user has them", () => {
  let folder: string;
  let out: string;
  let lacking: string[];
  const lacks = (what: string) => void lacking.push(what);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'field-'));
    out = mkdtempSync(join(tmpdir(), 'field-out-'));
    lacking = [];
  });
  afterEach(() => {
    for (const path of [folder, out]) rmSync(path, { recursive: true });
  });

  /** Makes the data set of the folder, reads it back, and gives its rows. */
  const dataset = async (kind: string): Promise<readonly DatasetRow[]> => {
    const args = parseDatasetArgs([kind, folder, '--out', out]) as DatasetArgs;
    const rows = makeRows(args, { leftOut: () => {}, lacks, warn: () => {} });
    await writeDataset(out, rows, { command: [], seed: 1, leftOut: new Map() });
    expect(checkDataset(out).faults).to.deep.equal([]);
    const text = readFileSync(join(out, 'rows.jsonl'), 'utf8').trim();
    return text.split('\n').map((line) => JSON.parse(line) as DatasetRow);
  };
  const sizeOf = async (name: string) => {
    const read = await codec.decodeColor(readFileSync(join(out, name)), { maxPixels: 1e6 });
    return read.ok ? [read.value.width, read.value.height] : read.failure.message;
  };

  it('SUN-Spot: mentions become marks, and one that is no annotation is refused by name', async () => {
    await sunspotFolder(folder);
    const rows = readSunspot(folder, lacks);
    expect(rows.map(({ expression, target, landmarks }) => [expression, target, landmarks])).to.deep.equal([
      ['The chair left of the table.', 11, [13]],
      ['the chair on the right', 12, []],
    ]);
    expect(lacking).to.deep.equal([
      'ref 1: "the lamp" in "the chair beside the lamp" is no annotation of image 7 (99)',
      'ref 3: its target, annotation 77, is none of image 7',
    ]);
    expect(evalGrounding(folder)).to.include({ n: 2, correct: 2 });
    const [row] = await dataset('sunspot');
    expect(row!.questions.map(({ target, anchors, kin }) => [target, anchors, kin])).to.deep.equal([
      [1, [3], [1, 2]],
      [2, [], [1, 2]],
    ]);
  });

  it('SUN-Spot with SUN RGB-D: becomes annotated frames, depth in metres', async () => {
    await sunspotFolder(folder);
    expect(await writeSunspotFrames(folder, out, codec, lacks)).to.equal(2);
    const [frame] = await readFrameSet(out);
    expect(frame!.questions.map(({ target }) => target)).to.deep.equal(['11', '12']);
    const read = await readFrameFolder(frame!.folder, codec);
    expect(read.ok && [read.value.depth.data[0], read.value.camera.fx]).to.deep.equal([2, 60]);
  });

  it("VSD: pairs with people's sentences, drawn as marks 1 and 2; a thing without a box is refused by name", async () => {
    await vsdFolder(folder);
    expect(readVsd(folder, lacks)).to.have.length(1);
    expect(lacking).to.deep.equal([
      'picture 2670: "car" of "tree to the left of car" has no box',
      'picture gone.jpg: none of gone.jpg lies beside newvsd_test.json',
    ]);
    const [row] = await dataset('vsd');
    expect(row!.marks.map(({ label, box }) => [label, box])).to.deep.equal([
      ['window', [30, 10, 40, 20]],
      ['house', [10, 5, 60, 45]],
    ]);
    expect(row!.tasks!.map(({ task, answer }) => [task, answer])).to.deep.equal([
      ['relations', 'on'],
      ['sentence', 'The window is on the house.'],
    ]);
    expect(await sizeOf(row!.image!)).to.deep.equal([64, 48]);
    expect(readFileSync(join(out, row!.image!))).not.to.deep.equal(readFileSync(join(out, row!.plain!)));
    expect(evalStatements(folder).descriptions).to.include({ n: 1 });
  });

  it('VSR: captions with their pictures become statements, true and false; a row without a picture is told', async () => {
    await vsrFolder(folder);
    const rows = await dataset('vsr');
    expect(rows.map(({ conversations }) => conversations.map(({ value }) => value))).to.deep.equal([
      ['<image>\nIs it true that the cup is left of the book? Answer true or false.', 'false'],
    ]);
    expect(lacking[0]).to.equal('test.jsonl:2: no picture 2.png');
    expect(lacking[1]).to.match(/^test\.jsonl:3: a caption and a label of 0 or 1 are needed/);
    expect(evalStatements(folder).captions).to.include({ n: 2 });
  });

  it('RefSpatial and Where2Place: points of masks, as shares of the picture; a row without a mask is told', async () => {
    await refSpatialFolder(folder);
    const [row] = await dataset('points');
    expect(row!.conversations[1]!.value).to.match(/^\[\(0\.7\d+, 0\.4\d+\)\]$/);
    expect(lacking).to.include('refspatial-1: no mask/1.png');
    rmSync(join(folder, 'question.json'));
    await where2PlaceFolder(folder);
    expect(readPoints(folder, lacks).map(({ expression }) => expression)).to.deep.equal([
      'the area right of the box.',
    ]);
  });

  it('eval points: is the point of the answered mark in the mask', async () => {
    await refSpatialFolder(folder);
    const parameters = { ...DEFAULT_PARAMETERS, detector: 'none', classifier: 'none', namer: 'none' };
    const opened = await openComposition(parameters, () => {});
    if (!opened.ok) throw new Error(opened.failure.message);
    try {
      const options = { composition: opened.value, parameters, codec, errors: 0, print: () => {} };
      const report = await evalPoints(folder, options);
      expect(report).to.include({ n: 1 });
      expect(report.lacking).to.deep.equal(['refspatial-1: no image/1.png', 'refspatial-1: no mask/1.png']);
    } finally {
      await opened.value.stop();
    }
  });

  it('a folder that is none of them is refused with what was looked for and what it holds', async () => {
    await vsrFolder(folder);
    expect(() => readSunspot(folder, lacks)).to.throw(
      'expected refs(boulder).json or refs.json; it holds images, test.jsonl',
    );
    expect(() => readPoints(folder, lacks)).to.throw('question.json or point_questions.jsonl');
  });
});
