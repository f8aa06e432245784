import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { rosEnvironment } from '../../scripts/setup/environment.mjs';
import { nodeRig } from '../support/nodeRig.ts';
import { rosPython } from '../support/rosPython.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program to its end, with what is typed into it. */
const run = async (program: string, args: readonly string[], env: NodeJS.ProcessEnv, typed = '') => {
  const child: ChildProcess = spawn(program, args, { cwd: ROOT, env, stdio: ['pipe', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin!.end(typed);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout, stderr };
};

const live = (args: readonly string[], typed = '') =>
  run(process.execPath, ['scripts/ask.mjs', '--live', ...args], rosEnvironment(), typed);

describe('clients of a running node', function () {
  this.timeout(90_000);
  nodeRig({}, async ({ driver }) => {
    await driver.do('tf');
    await driver.do('camera', { hz: 15 });
    await driver.seen();
  });

  it('npm run ask -- --live "expression" answers as npm run locate does', async () => {
    const { status, stdout, stderr } = await live(['the red box']);
    expect(status, stderr).to.equal(0);
    expect(stdout).to.match(/^mark \d+, red .*, at 1\.\d\d, 0\.\d\d, 0\.\d\d m in map; stand at /);
    const json = await live(['the red box', '--json']);
    expect(JSON.parse(json.stdout).object.header.frame_id).to.equal('map');
  });

  it('converses line by line: pose and reason, candidates and a question back, a refusal by name', async () => {
    const { status, stdout, stderr } = await live([], 'the red box\nthe box\nthe elephant\n');
    expect(status, stderr).to.equal(0);
    expect(stdout).to.match(/^mark \d+, red .*% sure\)\n {2}\S/);
    expect(stdout).to.match(/\nAMBIGUOUS: .*\n(?: {2}mark \d+, .* m in map \(0\.\d\d\)\n)+ {2}Which one: /);
    expect(stdout).to.match(/\nNOT_FOUND: /);
  });

  it('answers questions, keeps the noun of "no, the blue one", explains itself and quits', async () => {
    const typed =
      'how many boxes are there\nthe red box\nno, the blue one\nwhy did you pick that\nhelp\nquit\nthe box\n';
    const { status, stdout, stderr } = await live([], typed);
    expect(status, stderr).to.equal(0);
    expect(stdout).to.match(/^\d+ boxes: \S+ \d+/);
    expect(stdout).to.match(/\nmark \d+, blue .*% sure\)\n/);
    expect(stdout).to.match(/\nNOT_UNDERSTOOD: .* why something is so/);
    expect(stdout).to.match(/\nAsk for a thing /);
    expect(stdout).to.not.match(/AMBIGUOUS/);
    const once = await live(['how many boxes are there']);
    expect(once.stdout).to.match(/^\d+ boxes: /);
  });

  it('says which node is missing', async () => {
    const { status, stderr } = await live(['the red box', '--node', '/nobody', '--timeout', '1']);
    expect(status).to.equal(1);
    expect(stderr).to.contain('/nobody/locate is not there');
  });

  it('the example in Python finds the thing', async () => {
    const { executable, env } = rosPython();
    const { status, stdout, stderr } = await run(executable, ['examples/ask.py', 'the red box'], env);
    expect(status, stderr).to.equal(0);
    expect(stdout).to.match(/^mark \d+ at 1\.\d\d, 0\.\d\d, 0\.\d\d m in map: \S/);
    const lost = await run(executable, ['examples/ask.py', 'the elephant'], env);
    expect(lost.stdout).to.match(/^status 301: /);
  });
});
