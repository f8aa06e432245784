/**
 * Event-loop lag of the whole node over the recorded room while it is asked ten times a second: the node's own p99 of each
 * second, by what is asked. On a busy machine threads wait for a processor, which lag cannot tell from computing: an idle
 * process's lag stands beside it, and the processor time of the node's own thread, which waits for nobody.
 *
 *     node scripts/ros-run.mjs npx tsx test/bench/nodeLag.ts [--seconds 15]
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { rosEnvironment } from '../../scripts/setup/environment.mjs';
import { DIAGNOSTICS, nextDiagnostics } from '../support/diagnostics.ts';
import { NodeProcess } from '../support/NodeProcess.ts';
import { RosDriver } from '../support/RosDriver.ts';
import { printFigures, quantile } from './stats.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '15' } } });
const seconds = Number(values.seconds);
const CAMERA = '/camera/camera';
const PER_SECOND = 10;

const replay = spawn(
  process.execPath,
  ['--import', 'tsx', 'src/replay.ts', 'recordings/living_room.mcap', '--loop', '--quiet'],
  { env: rosEnvironment(), stdio: 'ignore' },
);
const node = new NodeProcess({
  main: 'src/main.ts',
  parameters: { use_sim_time: true },
  rosArguments: [
    ...['-r', `color/image:=${CAMERA}/color/image_raw`],
    ...['-r', `depth/image:=${CAMERA}/aligned_depth_to_color/image_raw`],
    ...['-r', `color/camera_info:=${CAMERA}/color/camera_info`],
  ],
});
const driver = new RosDriver();
process.on('exit', () => {
  node.signal('SIGKILL');
  replay.kill('SIGKILL');
});
await node.logged(/is active/, 60_000);
await driver.do('listen', DIAGNOSTICS);
const service = (name: string, type: string, request: object) => () =>
  driver.call(`/spatial_llava/${name}`, `spatial_llava/srv/${type}`, request);
const locate = service('locate', 'LocateObject', { expression: 'the mug to the right of the laptop' });
const patient = { timeout: 60 };
const first = () =>
  driver.do('call', {
    service: '/spatial_llava/locate',
    type: 'spatial_llava/srv/LocateObject',
    request: { expression: 'the mug' },
    ...patient,
  });
while (![0, 301, 302].includes((await first()).status)) await delay(200);
// The first answers compile the code.
for (let i = 0; i < 20; i++) await locate();

const verify = service('verify', 'VerifyStatement', { statement: 'the mug is to the right of the laptop' });
const describe = service('describe', 'DescribeRelation', {
  subject_mark: 1,
  anchor_mark: 2,
  sentence_count: 5,
});
const list = service('list_landmarks', 'ListLandmarks', { include_image: false });
const pictures = ['marked_image', 'marked_image/compressed'] as const;
const listen = async (on: boolean) => {
  for (const name of pictures) {
    const topic = `/spatial_llava/${name}`;
    const type = `sensor_msgs/msg/${name === 'marked_image' ? 'Image' : 'CompressedImage'}`;
    await (on ? driver.do('listen', { topic, type, qos: 'sensor' }) : driver.do('unlisten', { topic }));
  }
};

/** Milliseconds that the node's own thread (not its engine) has been on a processor. */
const onProcessorMs = () =>
  Number(readFileSync(`/proc/${node.pid}/task/${node.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
const RESOLUTION_MS = 5;
const idle = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
idle.enable();

const figures: { what: string; value: number; unit: string }[] = [];
async function measure(what: string, ask: (() => Promise<unknown>) | undefined): Promise<void> {
  const until = performance.now() + seconds * 1000;
  const lags: number[] = [];
  const worst: number[] = [];
  let asked = 0;
  const timer = setInterval(() => {
    asked++;
    void ask?.();
  }, 1000 / PER_SECOND);
  await nextDiagnostics(driver);
  idle.reset();
  const before = { cpu: onProcessorMs(), at: performance.now() };
  while (performance.now() < until) {
    const process = (await nextDiagnostics(driver)).get('process')!.values;
    lags.push(Number(process['event loop lag p99 (ms)']));
    worst.push(Number(process['event loop lag max (ms)']));
  }
  clearInterval(timer);
  const took = (performance.now() - before.at) / 1000;
  const busy = (onProcessorMs() - before.cpu) / took;
  figures.push({ what: `${what}: processor time of the node's thread`, value: busy, unit: 'ms/s' });
  const control = idle.percentile(99) / 1e6 - RESOLUTION_MS;
  figures.push({ what: `${what}: p99 lag of an idle process meanwhile`, value: control, unit: 'ms' });
  figures.push({
    what: `${what}: p99 of a second, median of ${lags.length}`,
    value: quantile(lags, 0.5),
    unit: 'ms',
  });
  figures.push({ what: `${what}: p99 of a second, worst`, value: Math.max(...lags), unit: 'ms' });
  figures.push({ what: `${what}: worst lag`, value: Math.max(...worst), unit: 'ms' });
  if (ask) figures.push({ what: `${what}: asked`, value: asked, unit: '' });
}

await measure('idle', undefined);
await measure('verify, 10/s', verify);
await measure('describe, 10/s', describe);
await measure('list_landmarks, 10/s', list);
await listen(true);
await measure('marked image and JPEG heard', undefined);
await measure('the same, verify and describe 10/s each', () => Promise.all([verify(), describe()]));
await listen(false);
await driver.close();
node.signal('SIGTERM');
await node.exit();
replay.kill('SIGTERM');
printFigures(figures);
