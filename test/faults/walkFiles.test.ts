import { spawnSync } from 'node:child_process';
import type { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { FAILURES } from '../../src/core/failures.ts';
import { type CallFamily, FailingCalls } from '../support/faults/FailingCalls.ts';
import { isLong } from '../support/faults/length.ts';
import { measured } from '../support/faults/measured.ts';
import { leftOf, markOf } from '../support/markedProcesses.ts';
import { seededRandom } from '../support/random.ts';
import { SCENE_FRAMES } from '../support/sceneFrames.ts';
import { tempFolder } from '../support/tempFolder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STATUSES = ['OK', ...Object.keys(FAILURES)];
const SEED = Number(process.env.SPATIAL_LLAVA_SEED ?? Date.now() % 1e6);
/** Runs of the program in `npm test`; a long run makes them all. */
const SHORT_RUNS = 2;

interface Walk {
  readonly call: CallFamily;
  readonly errno: keyof typeof constants.errno;
  readonly under?: string;
}

describe('fault walk: files and processes of npm run ask', function () {
  this.timeout(isLong ? 1_800_000 : 180_000);
  const out = tempFolder();
  const walks: readonly Walk[] = [
    { call: 'open', errno: 'EIO', under: SCENE_FRAMES },
    { call: 'open', errno: 'EMFILE', under: SCENE_FRAMES },
    { call: 'read', errno: 'EIO', under: SCENE_FRAMES },
    { call: 'open', errno: 'EACCES', under: join(ROOT, 'config') },
    { call: 'read', errno: 'EIO', under: join(ROOT, 'config') },
    { call: 'fork', errno: 'EAGAIN' },
    { call: 'fork', errno: 'ENOMEM' },
    { call: 'open', errno: 'EROFS', under: out.path },
    { call: 'write', errno: 'ENOSPC', under: out.path },
  ];
  let failing: FailingCalls | undefined;

  before(function () {
    try {
      failing = new FailingCalls();
    } catch {
      process.stderr.write('skipped: no C compiler\n');
      this.skip();
    }
  });
  after(() => {
    failing?.remove();
    out.remove();
  });

  /** Asks about a frame and has the picture written, while the n-th native call of the walk fails. */
  async function ask({ call, errno, under }: Walk, nth: number) {
    const mark = `files-${call}-${errno}-${nth}-${process.pid}`;
    const argv = [
      join(SCENE_FRAMES, 'tabletop_boxes'),
      'the green box',
      '--json',
      '--out',
      join(out.path, 'm.png'),
    ];
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/ask.ts', ...argv], {
      cwd: ROOT,
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, ...failing!.env(call, nth, errno, under), ...markOf(mark) },
    });
    return { ...run, calls: failing!.count ?? 0, left: await leftOf(mark, 3000) };
  }

  it('ends in a named status or in one line that says why, whichever call fails, and leaves no process', async () => {
    const runs: (Walk & { nth: number })[] = [];
    for (const walk of walks) {
      // Counting costs a run of its own; in `npm test` the first three calls stand for all.
      const calls = isLong ? (await ask(walk, 0)).calls : 3;
      expect(calls, JSON.stringify(walk)).to.be.greaterThan(0);
      for (let nth = 1; nth <= calls; nth++) runs.push({ ...walk, nth });
    }
    const random = seededRandom(SEED);
    const chosen = isLong
      ? runs
      : Array.from({ length: SHORT_RUNS }, () => runs[Math.floor(random() * runs.length)]!);
    const ended = new Map<string, number>();
    for (const { nth, ...walk } of chosen) {
      const which = `seed ${SEED}: ${walk.call} ${nth} ${walk.errno} under ${walk.under ?? 'anything'}`;
      const { status, signal, stdout, stderr, left } = await ask(walk, nth);
      expect(signal, which).to.equal(null);
      expect(left, which).to.deep.equal([]);
      expect(stderr, which).to.not.match(/\n\s+at /);
      const how =
        status === 0 ? JSON.parse(stdout.trim().split('\n').at(-1)!).code : 'exit 1 with its reason';
      if (status === 0) expect(STATUSES, which).to.include(how);
      else {
        expect(status, which).to.equal(1);
        expect(stderr, which).to.match(/^ask: .+/m);
      }
      ended.set(how, (ended.get(how) ?? 0) + 1);
    }
    const tally = [...ended].map(([status, times]) => `${times} ${status}`).join(', ');
    measured(
      24,
      `files and processes, seed ${SEED}: ${chosen.length} native calls failed one by one: ${tally}`,
    );
  });
});
