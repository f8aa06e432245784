import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { evalGrounding } from '../../../src/cli/eval/grounding.ts';
import { wilson } from '../../../src/cli/eval/wilson.ts';

const SUNSPOT = '../shared/data/sunspot_dev.jsonl';
/** Every so manieth row of the development set: a look, not the benchmark. */
const STRIDE = 25;

const rows = [
  {
    scene: 'a',
    expression: 'the cup to the left of the table',
    objects: [
      { id: 7, label: 'cup', center: [-1, 3, 0.4], size: [0.1, 0.1, 0.1] },
      { id: 8, label: 'cup', center: [1, 3, 0.4], size: [0.1, 0.1, 0.1] },
      { id: 9, label: 'table', center: [0, 3, 0.4], size: [1, 0.8, 0.8] },
    ],
    target: 7,
    view_dependent: true,
    viewer: { position: [0, 0, 1.5], lookat: [0, 3, 0.4] },
  },
  {
    scene: 'a',
    expression: 'the table',
    objects: [
      { id: 1, label: 'table', center: [0, 3, 0.4], size: [1, 0.8, 0.8] },
      { id: 2, label: 'plant', center: [2, 3, 0.4], size: [0.3, 0.3, 0.8] },
    ],
    target: 2,
    view_dependent: false,
  },
];

describe('eval grounding', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grounding-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (lines: readonly unknown[]): string => {
    const file = join(folder, 'rows.jsonl');
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    return file;
  };

  it('counts, splits by viewer and skill, gives chance, and prints failures', () => {
    const printed: string[] = [];
    const report = evalGrounding(write(rows), { errors: 5, print: (line) => printed.push(line) });
    expect(report).to.include({ n: 2, correct: 1, accuracy: 0.5 });
    expect(report.view_dependent).to.include({ n: 1, correct: 1 });
    expect(report.view_independent).to.include({ n: 1, correct: 0 });
    expect(report.by_skill.left_right).to.include({ n: 1, correct: 1 });
    expect(report.chance).to.equal((1 / 2 + 1) / 2);
    expect(printed).to.have.length(1);
    expect(printed[0]).to.include('"the table"').and.include('meant plant 2');
  });

  it('gives the Wilson interval: 8 of 10 is 0.490 to 0.943', () => {
    const [low, high] = wilson(8, 10);
    expect(low).to.be.closeTo(0.4902, 1e-4);
    expect(high).to.be.closeTo(0.9433, 1e-4);
    expect(wilson(0, 0)).to.deep.equal([0, 1]);
  });

  it('answers most of a spread of human sentences over labelled boxes', function () {
    if (!existsSync(SUNSPOT)) {
      console.log(`    skipped: ${SUNSPOT} is absent`);
      this.skip();
    }
    const lines = readFileSync(SUNSPOT, 'utf8').trim().split('\n');
    const sample = lines.filter((_, i) => i % STRIDE === 0).map((line) => JSON.parse(line));
    const report = evalGrounding(write(sample));
    expect(report.accuracy).to.be.above(0.78);
    expect(report.accuracy).to.be.above(report.chance);
  });
});
