import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { compiledProgram, ensureCompiled } from '../../../scripts/setup/compiled.mjs';
import { FAILURES } from '../../../src/core/failures.ts';
import { isLong, lengthOf } from '../../support/faults/length.ts';
import { measured } from '../../support/faults/measured.ts';
import { modelsOf } from '../../support/modelsOf.ts';
import { nodeRig } from '../../support/nodeRig.ts';
import { seededRandom } from '../../support/random.ts';

const LOCATE = { service: '/spatial_llava/locate', type: 'spatial_llava/srv/LocateObject', timeout: 60 };
const KILLS = lengthOf(5, 1000);
const SEED = Number(process.env.SPATIAL_LLAVA_SEED ?? Date.now() % 1e6);
const CODES: Readonly<Record<number, string>> = {
  0: 'OK',
  ...Object.fromEntries(Object.entries(FAILURES).map(([name, { status }]) => [status, name])),
};

describe('node on real ROS: model processes killed at random', function () {
  this.timeout(120_000 + KILLS * 6000);
  // What is measured for long is what a user gets: the compiled program.
  before(() => (isLong ? ensureCompiled() : undefined));
  const rig = nodeRig(
    { main: isLong ? compiledProgram('main') : 'src/main.ts' },
    async ({ driver }) => {
      await driver.do('tf');
      await driver.do('camera', { hz: 15 });
      await driver.do('call', { ...LOCATE, request: { expression: 'the red box' } });
    },
    /is active/,
  );

  it('keeps the node alive and every question coded, and names things again afterwards', async () => {
    const random = seededRandom(SEED);
    const { node, driver } = rig;
    const ended = new Map<string, number>();
    let asking = true;
    let slowest = 0;
    let answered = 0;
    const questions = (async () => {
      while (asking) {
        const asked = performance.now();
        const { status } = await driver.do('call', { ...LOCATE, request: { expression: 'the red box' } });
        slowest = Math.max(slowest, performance.now() - asked);
        answered++;
        const code = CODES[status] ?? `unknown status ${status}`;
        ended.set(code, (ended.get(code) ?? 0) + 1);
        await delay(50);
      }
    })();
    /** Both models live, and a question was asked and answered since. */
    const recovered = async (): Promise<void> => {
      const until = Date.now() + 30_000;
      while (modelsOf(node.pid).length < 2 && Date.now() < until) await delay(50);
      const before = answered;
      while (answered < before + 2 && Date.now() < until) await delay(20);
    };
    let killed = 0;
    const began = performance.now();
    while (killed < KILLS) {
      // Mostly in the middle of work, some while they load: killed five times in a row before it ever answered, a model is
      // left alone for a minute, which is another test's matter.
      if (random() < 0.7) await recovered();
      await delay(random() * 300);
      expect(node.isRunning, `seed ${SEED}: after ${killed} kills\n${node.log}`).to.equal(true);
      const children = modelsOf(node.pid);
      if (children.length === 0) continue;
      process.kill(children[Math.floor(random() * children.length)]!, 'SIGKILL');
      killed++;
    }
    asking = false;
    await questions;
    const seconds = (performance.now() - began) / 1000;
    for (const code of ended.keys())
      expect(['OK', ...Object.keys(FAILURES)], `seed ${SEED}`).to.include(code);
    expect(ended.has('INTERNAL'), `seed ${SEED}`).to.equal(false);
    // Given up on after deaths in a row, a model is tried again by itself after a pause.
    const until = Date.now() + 90_000;
    while (modelsOf(node.pid).length < 2 && Date.now() < until) await delay(200);
    expect(modelsOf(node.pid).length, 'model processes at the end').to.equal(2);
    node.signal('SIGTERM');
    expect(await node.exit()).to.deep.equal({ code: 0, signal: null });
    const tally = [...ended].map(([code, times]) => `${times} ${code}`).join(', ');
    measured(
      10,
      `seed ${SEED}: ${killed} kills in ${seconds.toFixed(0)} s, 0 deaths of the node; questions: ${tally}, slowest ${slowest.toFixed(0)} ms`,
    );
  });
});
