import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { lengthOf } from '../../support/faults/length.ts';
import { measured } from '../../support/faults/measured.ts';
import { leftOf, markOf } from '../../support/markedProcesses.ts';
import { NodeProcess } from '../../support/NodeProcess.ts';
import { seededRandom } from '../../support/random.ts';
import { needsRos } from '../../support/rosPython.ts';

const SIGNALS = lengthOf(3, 200);
const STARTS = lengthOf(1, 200);
const SEED = Number(process.env.SPATIAL_LLAVA_SEED ?? Date.now() % 1e6);
const EXIT_WITHIN_MS = 2000;
/** Above this, how long an exit takes is the machine's own business: said, and not asserted. */
const QUIET = 3;

describe('node on real ROS: signals at any moment', function () {
  this.timeout(120_000 + (SIGNALS + STARTS) * 15_000);
  before(function () {
    needsRos(this);
  });

  it('ends with exit code 0 and no process left, one signal or two, whenever they come', async () => {
    const random = seededRandom(SEED);
    const slowest = { ms: 0 };
    let early = 0;
    for (let i = 0; i < SIGNALS; i++) {
      const mark = `signals-${process.pid}-${i}`;
      const node = new NodeProcess({ main: 'src/main.ts', env: markOf(mark) });
      await delay(random() * 6000);
      const names =
        random() < 0.3
          ? (['SIGINT', 'SIGTERM'] as const)
          : ([random() < 0.5 ? 'SIGINT' : 'SIGTERM'] as const);
      const sent = performance.now();
      const which = `seed ${SEED}, round ${i}, ${names.join(' and ')}`;
      for (const name of names) node.signal(name);
      const exit = await node.exit();
      slowest.ms = Math.max(slowest.ms, performance.now() - sent);
      // Before the first line of the program the system's own handling applies.
      if (node.log === '' && exit.signal !== null && names.includes(exit.signal as 'SIGINT')) early++;
      else expect(exit, `${which}\n${node.log}`).to.deep.equal({ code: 0, signal: null });
      expect(await leftOf(mark, 3000), which).to.deep.equal([]);
    }
    if (loadavg()[0]! < QUIET)
      expect(slowest.ms, `seed ${SEED}: slowest exit, ms`).to.be.below(EXIT_WITHIN_MS);
    measured(
      20,
      `seed ${SEED}: ${SIGNALS} endings at random moments of the first 6 s: exit 0, ${early} before the program ran, slowest ${slowest.ms.toFixed(0)} ms, no process left`,
    );
  });

  it('ends with exit code 0 when models do not end, though nothing of the middleware may be touched any more', async () => {
    // With the C library's checks, freed memory is overwritten: whoever still reads it dies at once, not now and then.
    const env = {
      ENDLESS_STOP: '1',
      LD_PRELOAD: 'libc_malloc_debug.so.0',
      MALLOC_CHECK_: '3',
      MALLOC_PERTURB_: '165',
    };
    const nodes = [1, 2, 3, 4].map(() => new NodeProcess({ env }));
    await Promise.all(nodes.map((node) => node.logged(/is active/, 60_000)));
    for (const [i, node] of nodes.entries()) {
      node.signal('SIGINT');
      if (i % 2 === 1) setTimeout(() => node.signal('SIGINT'), 16);
    }
    for (const node of nodes) expect(await node.exit(), node.log).to.deep.equal({ code: 0, signal: null });
  });

  it('starts and stops over and over', async () => {
    const times: number[] = [];
    for (let i = 0; i < STARTS; i++) {
      const mark = `starts-${process.pid}-${i}`;
      const node = new NodeProcess({ main: 'src/main.ts', env: markOf(mark) });
      const began = performance.now();
      await node.logged(/is active/, 60_000);
      times.push(performance.now() - began);
      node.signal('SIGTERM');
      expect(await node.exit(), node.log).to.deep.equal({ code: 0, signal: null });
      expect(await leftOf(mark, 3000)).to.deep.equal([]);
    }
    times.sort((a, b) => a - b);
    measured(
      19,
      `${STARTS} process starts and stops, all clean; active after ${times[times.length >> 1]!.toFixed(0)} ms (median, from sources)`,
    );
  });
});
