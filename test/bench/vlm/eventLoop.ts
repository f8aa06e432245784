/**
 * Event-loop lag of the asking process while a model computes for some seconds and pictures go to it.
 *
 *     npx tsx test/bench/vlm/eventLoop.ts [SECONDS]
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { tinyModelHost } from '../../support/tinyModel.ts';
import { printFigures } from '../stats.ts';

const seconds = Number(process.argv[2] ?? 5);
const NS_PER_MS = 1e6;
const host = tinyModelHost('smolvlm');
host.start();
await host.ready(60_000);
const image = { width: 640, height: 480, data: new Uint8Array(640 * 480 * 3) };
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const until = performance.now() + seconds * 1000;
let asked = 0;
while (performance.now() < until) {
  image.data.fill(asked % 255);
  const parts = [
    { kind: 'image', image },
    { kind: 'text', text: 'On and on' },
  ];
  await host.request(
    'generate',
    { system: '', parts, maxTokens: 40, ignoreEnd: true },
    { timeoutMs: 30_000 },
  );
  asked++;
}
delay.disable();
await host.stop();
printFigures([
  { what: `questions with a 640x480 picture in ${seconds} s`, value: asked, unit: '' },
  { what: 'event-loop lag p50', value: delay.percentile(50) / NS_PER_MS - 1, unit: 'ms' },
  { what: 'event-loop lag p99', value: delay.percentile(99) / NS_PER_MS - 1, unit: 'ms' },
  { what: 'event-loop lag worst', value: delay.max / NS_PER_MS - 1, unit: 'ms' },
]);
