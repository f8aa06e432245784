/**
 * The node's life, over and over: rounds of deactivate, cleanup, configure, activate in one process under 30 Hz of images,
 * and processes that are started and ended by a signal at any moment of their start, some of them twice. Counts what
 * failed, and what stayed behind: memory, file descriptors, processes.
 *
 *     npm run build && node scripts/ros-run.mjs npx tsx test/bench/lifecycle.ts [--cycles 1000] [--starts 200] [--main dist/main.js]
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { alive } from '../support/alive.ts';
import { NodeProcess } from '../support/NodeProcess.ts';
import { RosDriver } from '../support/RosDriver.ts';
import { seededRandom } from '../support/random.ts';
import { type Figure, median, printFigures } from './stats.ts';

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '1000' },
    starts: { type: 'string', default: '200' },
    main: { type: 'string', default: 'dist/main.js' },
  },
});
const [cycles, starts] = [Number(values.cycles), Number(values.starts)];
const [CONFIGURE, CLEANUP, ACTIVATE, DEACTIVATE] = [1, 2, 3, 4];
/** Rounds after which memory and descriptors are taken as the start. */
const WARM_UP = Math.min(100, cycles / 4);
const EXIT_WITHIN_MS = 2000;

const figures: Figure[] = [];
const add = (what: string, value: number, unit: string) => figures.push({ what, value, unit });

const childrenOf = (pid: number): number[] => {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
  } catch {
    return [];
  }
};
async function goRound(): Promise<void> {
  const driver = new RosDriver();
  const collector = new URL('../support/collectOnSignal.mjs', import.meta.url).href;
  const node = new NodeProcess({ main: values.main, env: { NODE_OPTIONS: `--import ${collector}` } });
  await node.logged(/is active/);
  await driver.do('tf');
  await driver.do('camera', { hz: 30 });
  const change = async (id: number): Promise<boolean> =>
    (
      await driver.call('/spatial_llava/change_state', 'lifecycle_msgs/srv/ChangeState', {
        transition: { id },
      })
    ).success;
  const state = () => ({ rss: node.rss / 1e6, descriptors: readdirSync(`/proc/${node.pid}/fd`).length });
  /** V8 sweeps its old generation only every few hundred rounds, and images are garbage a moment after they came. */
  const withoutGarbage = async () => {
    // The models are up by then, and the first frames have been looked at.
    await delay(8000);
    await driver.do('stop_camera');
    await delay(1000);
    for (let i = 0; i < 5; i++) {
      node.signal('SIGUSR2');
      await delay(500);
    }
    const rested = state();
    await driver.do('camera', { hz: 30 });
    return rested;
  };
  let refused = 0;
  let before = state();
  let mostRss = 0;
  for (let i = 1; i <= cycles; i++) {
    for (const id of [DEACTIVATE, CLEANUP, CONFIGURE, ACTIVATE]) if (!(await change(id))) refused++;
    mostRss = Math.max(mostRss, node.rss / 1e6);
    if (i === WARM_UP) before = await withoutGarbage();
    if (i % 100 === 0) console.error(`${i} rounds: ${JSON.stringify(state())}`);
  }
  const after = await withoutGarbage();
  await driver.seen();
  add('lifecycle rounds in one process', cycles, '');
  add('transitions refused or failed', refused, '');
  add('resident memory without garbage, after the first rounds', before.rss, 'MB');
  add('resident memory without garbage, at the end', after.rss, 'MB');
  add('its growth', 100 * (after.rss / before.rss - 1), '%');
  add('resident memory, most', mostRss, 'MB');
  add('file descriptors after the first rounds', before.descriptors, '');
  add('file descriptors at the end', after.descriptors, '');
  add('model processes at the end (one wanted)', childrenOf(node.pid).length, '');
  const leaving = performance.now();
  node.signal('SIGTERM');
  const { code } = await node.exit();
  add('end of that process', performance.now() - leaving, 'ms');
  add('its exit code', code ?? -1, '');
  await driver.close();
}

async function startAndEnd(): Promise<void> {
  const random = seededRandom(7);
  const badCodes: string[] = [];
  const endsMs: number[] = [];
  let orphans = 0;
  let tooEarly = 0;
  for (let i = 0; i < starts; i++) {
    const node = new NodeProcess({ main: values.main });
    // Half of them anywhere in the start, half when active, a quarter of all with a second signal at once.
    if (i % 2 === 0) await delay(3000 * random());
    else await node.logged(/is active/, 60_000);
    if (i % 4 === 1) await delay(1500 * random());
    const children = childrenOf(node.pid);
    const name = i % 3 === 0 ? 'SIGINT' : 'SIGTERM';
    const leaving = performance.now();
    node.signal(name);
    if (i % 4 === 3) node.signal(name);
    const { code, signal } = await node.exit();
    endsMs.push(performance.now() - leaving);
    // Node itself takes a moment to start, and nobody can handle a signal before.
    if (signal !== null && node.log === '') tooEarly++;
    else if (code !== 0) badCodes.push(`start ${i}: ${name}: code ${code}, signal ${signal}\n${node.log}`);
    await delay(200);
    orphans += children.filter(alive).length;
    if ((i + 1) % 20 === 0) console.error(`${i + 1} starts: ${badCodes.length} bad`);
  }
  for (const bad of badCodes) console.error(bad);
  add('processes started and ended by a signal', starts, '');
  add('ended by the signal itself, before any of our code ran', tooEarly, '');
  add('others that did not exit with 0', badCodes.length, '');
  add('model processes left behind', orphans, '');
  add('from signal to end, median', median(endsMs), 'ms');
  add('from signal to end, longest', Math.max(...endsMs), 'ms');
  add(`that took over ${EXIT_WITHIN_MS} ms`, endsMs.filter((ms) => ms > EXIT_WITHIN_MS).length, '');
}

if (cycles > 0) await goRound();
if (starts > 0) await startAndEnd();
printFigures(figures);
