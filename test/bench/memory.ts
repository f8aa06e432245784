/**
 * Resident memory of the node's process, and of its model processes, at 640x480, 30 Hz, from an rclpy publisher in another
 * process: with nobody listening, with landmarks heard, and heard with a question every two seconds. One sample a second;
 * the slope is a line through all of them after the first minute. Timings of a busy machine are noise, memory is not.
 * `untuned` before a mode: the same without the launcher's settings, side by side in one run.
 *
 *     npm run build && node scripts/ros-run.mjs npx tsx test/bench/memory.ts [--seconds 300] [--main dist/main.js] \
 *       [idle|heard|asked|untuned-idle|untuned-heard|untuned-asked ...]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { NodeProcess } from '../support/NodeProcess.ts';
import { RosDriver } from '../support/RosDriver.ts';
import { type Figure, printFigures } from './stats.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '300' }, main: { type: 'string', default: 'dist/main.js' } },
});
const seconds = Number(values.seconds);
const modes = positionals.length > 0 ? positionals : ['idle', 'heard', 'asked'];
const WARM_UP_SECONDS = Math.min(60, seconds / 3);
const LANDMARKS = '/spatial_llava/landmarks';

interface Sample {
  readonly at: number;
  readonly total: number;
  /** Own pages, files, shared memory. */
  readonly kinds: readonly number[];
}
const KINDS = ['RssAnon', 'RssFile', 'RssShmem'];

/** Megabytes (1e6 bytes) by kind: own pages, files, shared memory. */
function sample(pid: number, since: number): Sample {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name: string) => (Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)![1]) * 1024) / 1e6;
  return {
    at: (performance.now() - since) / 1000,
    total: of('VmRSS'),
    kinds: KINDS.map(of),
  };
}

const childrenOf = (pid: number): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((other) => {
      try {
        return readFileSync(`/proc/${other}/stat`, 'utf8').split(') ')[1]!.split(' ')[1] === String(pid);
      } catch {
        return false;
      }
    });

/** Megabytes of all the processes: `Rss`, or `Pss`, which counts a page that n processes share as an n-th for each. */
const together = (pids: readonly number[], kind: 'Rss' | 'Pss'): readonly number[] =>
  pids.map((pid) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return (Number(new RegExp(`^${kind}:\\s+(\\d+)`, 'm').exec(rollup)![1]) * 1024) / 1e6;
  });
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Least squares, units of y a unit of x. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (of: 0 | 1) => points.reduce((sum, p) => sum + p[of], 0) / points.length;
  const [mx, my] = [mean(0), mean(1)];
  const spread = points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  return points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / spread;
}

const driver = new RosDriver();
const figures: Figure[] = [];
for (const words of modes) {
  const untuned = words.startsWith('untuned-');
  const mode = words.replace('untuned-', '');
  const node = new NodeProcess({ main: values.main, untuned });
  await node.logged(/is active/);
  await driver.do('tf');
  if (mode !== 'idle')
    await driver.do('listen', { topic: LANDMARKS, type: 'spatial_llava/msg/LandmarkArray' });
  await driver.do('camera', { hz: 30 });
  const since = performance.now();
  const samples: Sample[] = [];
  while (performance.now() - since < seconds * 1000) {
    await delay(1000);
    if (mode === 'asked' && samples.length % 2 === 0)
      await driver.call('/spatial_llava/locate', 'spatial_llava/srv/LocateObject', {
        expression: 'the red box',
      });
    samples.push(sample(node.pid, since));
    if (samples.length % 30 === 0) {
      const { at, total, kinds } = samples.at(-1)!;
      console.error(
        `${words} ${at.toFixed(0)} s: ${total.toFixed(0)} MB (${KINDS.map((kind, i) => `${kind} ${kinds[i]!.toFixed(0)}`).join(', ')}), load ${loadavg()[0]!.toFixed(1)}`,
      );
    }
  }
  await driver.do('stop_camera');
  const pids = [node.pid, ...childrenOf(node.pid)];
  const resident = together(pids, 'Rss');
  const proportional = sum(together(pids, 'Pss'));
  const warm = samples.filter(({ at }) => at >= WARM_UP_SECONDS);
  const add = (what: string, value: number, unit: string) =>
    figures.push({ what: `${words}: ${what}`, value, unit });
  add(`resident after ${WARM_UP_SECONDS.toFixed(0)} s`, warm[0]!.total, 'MB');
  add(`resident after ${seconds} s`, warm.at(-1)!.total, 'MB');
  const [own, files, shared] = warm.at(-1)!.kinds;
  add('of it own pages', own!, 'MB');
  add('of it program and libraries', files!, 'MB');
  add('of it shared memory of the middleware', shared!, 'MB');
  add('resident, most', Math.max(...samples.map(({ total }) => total)), 'MB');
  add('slope after the first minute', 60 * slope(warm.map(({ at, total }) => [at, total])), 'MB/min');
  for (const [n, megabytes] of resident.slice(1).entries())
    add(`model process ${n + 1}, resident`, megabytes, 'MB');
  add('all processes, resident, shared pages counted in each', sum(resident), 'MB');
  add('all processes, shared pages counted once (PSS)', proportional, 'MB');
  node.signal('SIGTERM');
  await node.exit();
  if (mode !== 'idle') await driver.do('unlisten', { topic: LANDMARKS });
}
await driver.close();
printFigures(figures);
