import { execFile, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { leftOf, markedProcesses, markOf } from '../support/markedProcesses.ts';
import { needsRos } from '../support/rosPython.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('npm start', function () {
  this.timeout(120_000);

  before(function () {
    needsRos(this);
  });

  /** Starts it, lets `until` pass and signals npm alone, as a supervisor does. */
  async function cutShort(
    args: readonly string[],
    signal: NodeJS.Signals,
    until: (mark: string) => Promise<unknown>,
  ) {
    const mark = `${signal} ${process.pid} ${Math.random()}`;
    const child = spawn('npm', ['start', '--', ...args], {
      cwd: ROOT,
      env: { ...process.env, ...markOf(mark) },
      stdio: 'ignore',
    });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    await until(mark);
    child.kill(signal);
    await exited;
    return leftOf(mark, 8000);
  }

  const started = (program: string) => async (mark: string) => {
    while (!markedProcesses(mark).some((line) => line.includes(program))) await delay(20);
  };
  const demonstration: readonly string[] = [];
  const cases: [string, (mark: string) => Promise<unknown>, NodeJS.Signals, readonly string[]][] = [
    ['before anything runs', () => delay(150), 'SIGTERM', demonstration],
    ['as its own program starts', started('start.mjs'), 'SIGINT', ['--serve']],
    ['as the demonstration starts', started('demo.js'), 'SIGTERM', demonstration],
    ['as the camera and the node start', started('main.js'), 'SIGINT', ['--serve']],
    ['as the node loads its models', started('childMain'), 'SIGTERM', demonstration],
    [
      'while the node serves',
      (mark) => started('childMain')(mark).then(() => delay(2000)),
      'SIGTERM',
      ['--serve'],
    ],
  ];
  for (const [moment, until, signal, args] of cases)
    it(`${['npm start', ...args].join(' ')} leaves no process behind when ${signal} comes ${moment}`, async () => {
      expect(await cutShort(args, signal, until)).to.deep.equal([]);
    });

  it('npm start -- --serve says that it runs once it answers', async () => {
    const mark = `serve ${process.pid} ${Math.random()}`;
    const env = { ...process.env, ...markOf(mark) };
    const child = spawn('npm', ['start', '--', '--serve'], { cwd: ROOT, env });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    try {
      let said = '';
      child.stdout.on('data', (data) => {
        said += data;
      });
      while (!said.includes('are running') && child.exitCode === null) await delay(10);
      const page = /^page: (http:\/\/localhost:\d+\/)$/m.exec(said)?.[1];
      expect(await (await fetch(page!)).text(), 'the page is there by then').to.match(/<title>spatial_llava/);
      const args = ['run', '-s', 'locate', '--', 'the green bottle'];
      const ask = async () => (await promisify(execFile)('npm', args, { cwd: ROOT, env })).stdout;
      let answer = await ask();
      expect(answer).to.not.match(/^NO_FRAME/);
      // The recording loops: where a question meets its jump back, tf of the new round may not be there yet.
      for (
        let more = 0;
        more < 3 && /^(TF_TIMEOUT|EXTRAPOLATION|UNKNOWN_FRAME|STALE_FRAME)/.test(answer);
        more++
      )
        answer = await ask();
      expect(answer).to.match(/^mark \d+, green/);
    } finally {
      child.kill('SIGTERM');
      await exited;
    }
    expect(await leftOf(mark, 8000)).to.deep.equal([]);
  });
});
