import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { leftOf, markOf } from '../support/markedProcesses.ts';
import { tempFolder } from '../support/tempFolder.ts';

const support = (name: string): string => fileURLToPath(new URL(`../support/${name}`, import.meta.url));

describe('set-up that is cut short', function () {
  this.timeout(30_000);

  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    it(`${signal} ends its steps with all they started, frees the lock and says ${status}`, async () => {
      const { path: folder, remove } = tempFolder();
      const lock = join(folder, 'setup.lock');
      const mark = `${signal} ${process.pid}`;
      const child = spawn(process.execPath, [support('slowSetUp.mjs'), lock], {
        env: { ...process.env, ...markOf(mark), SPATIAL_LLAVA_LOG_DIR: folder },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      await new Promise((resolve) => child.stderr.once('data', resolve));
      expect(existsSync(lock)).to.equal(true);
      child.kill(signal);
      const code = await new Promise((resolve) => child.once('exit', resolve));
      expect(code).to.equal(status);
      expect(await leftOf(mark, 2000)).to.deep.equal([]);
      expect(existsSync(lock)).to.equal(false);
      remove();
    });

  it('the end of npm, killed before it could pass on a signal, ends its steps as well', async () => {
    const { path: folder, remove } = tempFolder();
    const lock = join(folder, 'setup.lock');
    const mark = `orphan ${process.pid}`;
    const program = `require('node:child_process').spawn(process.execPath, process.argv.slice(1), { stdio: 'inherit' })`;
    const npm = spawn(process.execPath, ['-e', program, support('slowSetUp.mjs'), lock], {
      env: { ...process.env, ...markOf(mark), SPATIAL_LLAVA_LOG_DIR: folder, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await new Promise((resolve) => npm.stderr.once('data', resolve));
    npm.kill('SIGKILL');
    expect(await leftOf(mark, 5000)).to.deep.equal([]);
    expect(existsSync(lock)).to.equal(false);
    remove();
  });
});

describe('set-up lock between processes', function () {
  this.timeout(30_000);

  for (const [what, content] of [
    ['an empty lock file', ''],
    ['the lock file of a process that is gone', '4194305 1'],
  ] as const)
    it(`${what} holds nobody up, and of four who come at once one enters at a time`, async () => {
      const { path: folder, remove } = tempFolder();
      const [lock, notes] = [join(folder, 'lock'), join(folder, 'notes')];
      writeFileSync(lock, content);
      const run = () =>
        new Promise((resolve) =>
          spawn(process.execPath, [support('lockOnce.mjs'), lock, notes], { stdio: 'ignore' }).once(
            'exit',
            resolve,
          ),
        );
      expect(await Promise.all([run(), run(), run(), run()])).to.deep.equal([0, 0, 0, 0]);
      const lines = readFileSync(notes, 'utf8').trim().split('\n');
      expect(lines).to.have.length(8);
      for (let i = 0; i < lines.length; i += 2)
        expect([lines[i], lines[i + 1]]).to.deep.equal([lines[i], lines[i]!.replace('in', 'out')]);
      remove();
    });
});
