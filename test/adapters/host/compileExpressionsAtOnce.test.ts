import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { AT_ONCE } from '../../../src/adapters/host/process/compileExpressionsAtOnce.ts';

describe('regular expressions that become machine code at once', () => {
  it('are a setting that this Node knows', () => {
    const { status, stderr } = spawnSync(process.execPath, [AT_ONCE, '-e', '/a+/.test("aa")'], {
      encoding: 'utf8',
    });
    expect(status, stderr).to.equal(0);
  });
});
