/**
 * The page over the recorded room: from `npm start -- --serve` to its first picture, how often pictures come, and what being
 * looked at costs the node and the page's own server, in processor time (on a busy machine everything waits longer, but
 * computes no more).
 *
 *     node scripts/ros-run.mjs npx tsx test/bench/page.ts [--seconds 20]
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { rosEnvironment } from '../../scripts/setup/environment.mjs';
import { RosDriver } from '../support/RosDriver.ts';
import { printFigures } from './stats.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '20' } } });
const seconds = Number(values.seconds);
const TICKS = 100;

const begun = performance.now();
const serving = spawn('npm', ['start', '--', '--serve', '--port', '0'], { env: rosEnvironment() });
process.on('exit', () => serving.kill('SIGTERM'));
const lines = createInterface({ input: serving.stdout });
const said = (pattern: RegExp): Promise<RegExpExecArray> =>
  new Promise((resolve) =>
    lines.on('line', (line) => {
      const found = pattern.exec(line);
      if (found) resolve(found);
    }),
  );
const running = said(/are running/);
const [, url] = await said(/^page: (http:\S+)/);
const servedMs = performance.now() - begun;

const page = new WebSocket(`${url!.replace('http', 'ws')}live`, ['spatial-llava'], {
  origin: url!.replace(/\/$/, ''),
});
/** The camera's own picture stands at 1 (src/web/live/pictureFrame.ts). */
const KIND_AT = 12;
const pictures = { marked: 0, camera: 0 };
let bytes = 0;
const first = new Promise<number>((resolve) =>
  page.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) return;
    pictures[data.readUInt32LE(KIND_AT) === 1 ? 'camera' : 'marked']++;
    bytes += data.length;
    resolve(performance.now() - begun);
  }),
);
await new Promise((resolve) => page.once('open', resolve));
const watch = (on: boolean, live = false) => page.send(JSON.stringify({ watch: on, live }));
watch(true, true);
const firstMs = await first;
await running;

/** Our process by its program, among those that `npm start` began. */
const pidOf = (program: string): number => {
  const own = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = own.find((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${process.cwd()}/dist/${program}.js`);
    } catch {
      return false;
    }
  });
  return Number(found);
};
const [node, web] = [pidOf('main'), pidOf('web')];
const cpuSeconds = (stat: string): number => {
  const fields = readFileSync(stat, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
};
const figures: { what: string; value: number; unit: string }[] = [
  { what: 'from the command to the page', value: servedMs / 1000, unit: 's' },
  { what: 'from the command to the first picture', value: firstMs / 1000, unit: 's' },
];

const measure = async (what: string): Promise<void> => {
  await delay(3000);
  const stats = [`/proc/${node}/stat`, `/proc/${node}/task/${node}/stat`, `/proc/${web}/stat`];
  const before = { at: performance.now(), ...pictures, bytes, cpu: stats.map(cpuSeconds) };
  await delay(seconds * 1000);
  const took = (performance.now() - before.at) / 1000;
  const busy = stats.map((stat, i) => ((cpuSeconds(stat) - before.cpu[i]!) / took) * 100);
  figures.push(
    {
      what: `${what}: the camera's own pictures`,
      value: (pictures.camera - before.camera) / took,
      unit: 'Hz',
    },
    { what: `${what}: marked pictures`, value: (pictures.marked - before.marked) / took, unit: 'Hz' },
    { what: `${what}: to the page`, value: (bytes - before.bytes) / took / 1000, unit: 'kB/s' },
    { what: `${what}: node, all threads`, value: busy[0]!, unit: '% of a core' },
    { what: `${what}: node, its own thread`, value: busy[1]!, unit: '% of a core' },
    { what: `${what}: the page's server`, value: busy[2]!, unit: '% of a core' },
  );
};

await measure('looked at, live');
watch(true);
await measure('looked at, as marked');
watch(false);
await measure('open, hidden');
const driver = new RosDriver();
const landmarks = {
  topic: '/spatial_llava/landmarks',
  type: 'spatial_llava/msg/LandmarkArray',
  qos: 'sensor',
};
await driver.do('listen', landmarks);
await measure('landmarks heard by another');
watch(true, true);
await measure('landmarks heard by another, and looked at');
await driver.close();
page.close();
await delay(500);
await measure('closed');
printFigures(figures);
process.exit();
