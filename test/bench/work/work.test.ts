import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Work } from './countWork.ts';

/** No optimising compiler, so that all work on fractions leaves a trace; one thread, so that it is the same each time. */
const WORK_FLAGS = ['--no-opt', '--no-maglev', '--single-threaded', '--expose-gc', '--import', 'tsx'];
/** Runs differ by one in a thousand. */
const MORE = 1.1;

const read = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const { node, parts } = JSON.parse(readFileSync(read('budgets.json'), 'utf8')) as {
  readonly node: number;
  readonly parts: Readonly<Record<string, Work>>;
};

describe('counted work: bytes that the method allocates on a frame, in the interpreter', function () {
  this.timeout(120_000);
  let counted: Record<string, Work>;
  before(function () {
    if (Number(process.versions.node.split('.')[0]) !== node) {
      process.stderr.write(`skipped: the budgets of counted work were taken with Node ${node}\n`);
      return this.skip();
    }
    const { stdout, stderr } = spawnSync(process.execPath, [...WORK_FLAGS, read('countWork.ts')], {
      encoding: 'utf8',
    });
    if (!stdout) throw new Error(stderr);
    counted = JSON.parse(stdout);
  });

  for (const [part, budget] of Object.entries(parts))
    it(`${part}: no more than a tenth over budgets.json`, () => {
      for (const kind of ['heap', 'arrays'] as const) {
        const found = counted[part]![kind];
        expect(
          found,
          `bytes of ${kind}: more work than before; where it is meant, write ${found} into budgets.json`,
        ).to.be.below(MORE * budget[kind]);
      }
    });

  it('counts every part that has a budget, and no other', () => {
    expect(Object.keys(counted)).to.deep.equal(Object.keys(parts));
  });
});
