import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { DemoRow } from '../../src/cli/demo/DemoRow.ts';
import { needsRos } from '../support/rosPython.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

describe('the recording, through real topics, the real node and its service', function () {
  this.timeout(180_000);
  let rows: readonly DemoRow[] = [];
  before(async function () {
    needsRos(this);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'src/demo.ts', '--json'],
      { cwd: root },
    );
    ({ rows } = JSON.parse(stdout.trim().split('\n').at(-1)!) as { rows: readonly DemoRow[] });
  });

  it('answers all questions but one at least as meant', () => {
    expect(rows.length).to.equal(7);
    const said = ({ question, answer, position, rationale }: DemoRow) =>
      `${question} -> ${answer} at ${position?.map((metres) => metres.toFixed(2))}: ${rationale}`;
    const wrong = rows.filter(({ right }) => !right);
    // Which frame a question meets differs from run to run; test/replay/recordingQuestions.test.ts bounds them all.
    expect(wrong.length, wrong.map(said).join('; ')).to.be.at.most(1);
  });

  it('puts them where they are, within some centimetres', () => {
    const errors = rows.flatMap(({ right, errorMetres }) => (right && errorMetres ? [errorMetres] : []));
    expect(errors.length).to.be.greaterThan(2);
    expect(median(errors)).to.be.lessThan(0.08);
  });

  it('publishes a pose for each located thing and none for a refusal', () => {
    for (const { question, position, published } of rows)
      expect(published, question).to.equal(position !== undefined);
  });
});
