import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { compiledProgram, ensureCompiled } from '../../../scripts/setup/compiled.mjs';
import { isLong } from '../../support/faults/length.ts';
import { measured } from '../../support/faults/measured.ts';
import { SmallDisk } from '../../support/faults/SmallDisk.ts';
import { NodeProcess } from '../../support/NodeProcess.ts';
import { RosDriver } from '../../support/RosDriver.ts';
import { needsRos } from '../../support/rosPython.ts';

const GEOMETRY_ALONE = { detector: 'none', classifier: 'none' };

describe('node on real ROS: limited resources', function () {
  this.timeout(180_000);
  let driver: RosDriver;
  let node: NodeProcess | undefined;

  before(async function () {
    needsRos(this);
    // As installed: from TypeScript sources the loader's own compiler is what the limits stop first.
    await ensureCompiled();
    driver = new RosDriver();
    await driver.do('tf');
    await driver.do('camera', { hz: 15 });
  });
  afterEach(async () => {
    await node?.kill();
    node = undefined;
  });
  after(() => driver?.close());

  /** A question, with the patience that a node's first one takes on a busy machine. */
  const locate = async (): Promise<{ status: number; message: string }> =>
    driver.do('call', {
      service: '/spatial_llava/locate',
      type: 'spatial_llava/srv/LocateObject',
      request: { expression: 'the red box' },
      timeout: 60,
    });
  const answers = async (): Promise<void> => {
    const until = Date.now() + 60_000;
    let answer = await locate();
    while (answer.status !== 0 && Date.now() < until) {
      await delay(100);
      answer = await locate();
    }
    expect(answer.status, answer.message).to.equal(0);
  };
  const start = (options: ConstructorParameters<typeof NodeProcess>[0]): NodeProcess => {
    node = new NodeProcess({ main: compiledProgram('main'), ...options });
    return node;
  };
  const ends = async (of: NodeProcess): Promise<void> => {
    of.signal('SIGTERM');
    expect(await of.exit(), of.log).to.deep.equal({ code: 0, signal: null });
  };

  for (const limit of isLong ? [64, 80, 96, 112] : [64])
    it(`${limit} descriptors: says how many are needed and waits, or does not start and says so`, async () => {
      const started = start({ shell: `ulimit -n ${limit}`, parameters: GEOMETRY_ALONE });
      const until = Date.now() + 60_000;
      while (started.isRunning && !/is unconfigured/.test(started.log) && Date.now() < until) await delay(50);
      if (started.isRunning) {
        expect(started.log).to.match(
          /cannot configure: at most \d+ files may be open and \d+ are, \d+ more are needed/,
        );
        expect((await locate()).status).to.equal(601);
        await ends(started);
        measured(27, `${limit} descriptors: configure refused with the number needed, INACTIVE, exit 0`);
      } else {
        // The loader itself may not open all that it reads at a time.
        expect((await started.exit()).code, started.log).to.be.oneOf([1, 2]);
        expect(started.log).to.match(/EMFILE/);
        measured(27, `${limit} descriptors: does not start, EMFILE is said`);
      }
    });

  it('1 GB of memory: active, and answers under a camera', async () => {
    const started = start({ shell: 'ulimit -d 1048576', parameters: GEOMETRY_ALONE });
    await started.logged(/is active/, 60_000);
    await answers();
    for (let i = 0; i < 10; i++) expect((await locate()).status).to.equal(0);
    measured(
      27,
      `1 GiB of data memory (RLIMIT_DATA): 10 of 10 questions answered, ${Math.round(started.rss / 1e6)} MB resident`,
    );
    await ends(started);
  });

  const withoutLogFile = async (folder: string, what: string): Promise<void> => {
    const started = start({ env: { ROS_LOG_DIR: folder }, parameters: GEOMETRY_ALONE });
    await started.logged(/is active/, 60_000);
    await answers();
    await ends(started);
    measured(27, `log folder ${what}: active, answers, exit 0`);
  };

  it('a log folder that cannot be made: says so, logs to the terminal, and answers', async () => {
    await withoutLogFile('/proc/none', 'that cannot be made');
    expect(node!.log).to.match(/^no log file: \/proc\/none: ENOENT/m);
  });

  for (const kind of ['full', 'read-only'] as const)
    it(`a ${kind} disk under the log: answers all the same`, async function () {
      const disk = SmallDisk.orSkip(this);
      try {
        if (kind === 'full') disk.fill();
        else disk.makeReadOnly();
        await withoutLogFile(disk.path, `on a ${kind} disk`);
      } finally {
        await node?.kill();
        disk.remove();
      }
    });
});
