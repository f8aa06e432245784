/**
 * Delivery of rgb8 and 16UC1 at 30 Hz, best effort, from an rclpy publisher in another process: to an rclpy subscriber, to
 * our intake, and to the whole node, one after another in the same run, with what each costs.
 *
 *     node scripts/ros-run.mjs npx tsx test/bench/delivery.ts [--seconds 60] [--main dist/main.js] [--size 1280x720]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { rosEnvironment } from '../../scripts/setup/environment.mjs';
import { DIAGNOSTICS, nextDiagnostics } from '../support/diagnostics.ts';
import { NodeProcess } from '../support/NodeProcess.ts';
import { RosDriver } from '../support/RosDriver.ts';
import { rosPython } from '../support/rosPython.ts';
import { printFigures, quantile } from './stats.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    main: { type: 'string', default: 'src/main.ts' },
    size: { type: 'string', default: '640x480' },
  },
});
// The driver's camera takes its size from here.
process.env.SPATIAL_LLAVA_CAMERA = values.size;
const count = 30 * Number(values.seconds);

interface Received {
  readonly pairs: number;
  readonly latencies: number[];
  readonly cpuSeconds: number;
}

/** Runs a receiver while `count` pairs are sent; start-up is not counted as processor time of receiving. */
async function receive(
  driver: RosDriver,
  executable: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Received & { sent: number }> {
  const child: ChildProcess = spawn(executable, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  await lines.next();
  const sent = await driver.do('camera', { count });
  await new Promise((resolve) => setTimeout(resolve, 500));
  child.kill('SIGTERM');
  const last = await lines.next();
  return { ...JSON.parse(last.value), sent };
}

const driver = new RosDriver();
const python = rosPython();
const figures: { what: string; value: number; unit: string }[] = [];
const add = (what: string, value: number, unit: string) => figures.push({ what, value, unit });

const receivers: [string, string, string[], NodeJS.ProcessEnv][] = [
  ['rclpy', python.executable, ['test/bench/rclpy_receiver.py'], python.env],
  ['our intake', process.execPath, ['--import', 'tsx', 'test/bench/nodeReceiver.ts'], rosEnvironment()],
];
for (const [name, executable, args, env] of receivers) {
  const { pairs, sent, latencies } = await receive(driver, executable, args, env);
  add(`${name}: pairs delivered of ${sent}`, (100 * pairs) / sent, '%');
  add(`${name}: stamp to callback, p50`, quantile(latencies, 0.5), 'ms');
  add(`${name}: stamp to callback, p99`, quantile(latencies, 0.99), 'ms');
}

for (const [name, listens] of [
  ['node, idle', false],
  ['node, landmarks heard', true],
] as const) {
  // biome-ignore format: one line
  const node = new NodeProcess({ main: values.main });
  await node.logged(/is active/);
  await driver.do('listen', DIAGNOSTICS);
  await driver.do('tf');
  const landmarks = '/spatial_llava/landmarks';
  if (listens) await driver.do('listen', { topic: landmarks, type: 'spatial_llava/msg/LandmarkArray' });
  // The first frames compile the code.
  const first = await driver.do('camera', { count: 120 });
  const before = { cpu: node.cpuSeconds, rss: node.rss, at: performance.now() };
  const lags: number[] = [];
  const sending = driver.do('camera', { count });
  let sent: number | undefined;
  void sending.then((n: number) => {
    sent = n;
  });
  while (sent === undefined)
    lags.push(Number((await nextDiagnostics(driver)).get('process')!.values['event loop lag p99 (ms)']));
  const seconds = (performance.now() - before.at) / 1000;
  const { values: sync } = (await nextDiagnostics(driver)).get('synchroniser')!;
  add(`${name}: pairs delivered of ${first + sent}`, (100 * Number(sync.pairs)) / (first + sent), '%');
  add(`${name}: processor`, (100 * (node.cpuSeconds - before.cpu)) / seconds, '% of a core');
  add(`${name}: event-loop lag p99 of a second, median`, quantile(lags, 0.5), 'ms');
  add(`${name}: event-loop lag p99 of a second, worst`, Math.max(...lags), 'ms');
  add(`${name}: resident memory`, node.rss / 1e6, 'MB');
  add(`${name}: resident memory, growth`, (node.rss - before.rss) / 1e6, 'MB');
  node.signal('SIGTERM');
  await node.exit();
  if (listens) await driver.do('unlisten', { topic: landmarks });
  await driver.do('unlisten', { topic: DIAGNOSTICS.topic });
}
await driver.close();
printFigures(figures);
