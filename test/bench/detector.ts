/**
 * The detector in its child process: time from image to boxes, and what it does to the event loop of the asker while
 * it asks without pause.
 *
 *     npm run models && npx tsx test/bench/detector.ts [--seconds 10] [--card centernet] [--models FOLDER] [--threads 2]
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { loadModelCard } from '../../src/adapters/onnx/cards/loadModelCard.ts';
import { OnnxDetector } from '../../src/adapters/onnx/OnnxDetector.ts';
import { median, printFigures, quantile } from './stats.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    card: { type: 'string', default: 'centernet' },
    models: { type: 'string' },
    threads: { type: 'string', default: '2' },
  },
});
const NS_PER_MS = 1e6;
const card = await loadModelCard(values.card);
if (!card.ok) throw new Error(card.failure.message);
const detector = new OnnxDetector({
  card: card.value,
  threads: Number(values.threads),
  ...(values.models && { modelsFolder: values.models }),
});
const began = performance.now();
detector.start();
const ready = await detector.ready(60_000);
if (!ready.ok) throw new Error(ready.failure.message);
const loadMs = performance.now() - began;

const image = { width: 640, height: 480, data: new Uint8Array(640 * 480 * 3) };
for (let i = 0; i < image.data.length; i += 1) image.data[i] = (i * 2_654_435_761) >>> 24;
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const times: number[] = [];
const until = performance.now() + Number(values.seconds) * 1000;
while (performance.now() < until) {
  const start = performance.now();
  const found = await detector.detect(image);
  if (!found.ok) throw new Error(found.failure.message);
  times.push(performance.now() - start);
}
delay.disable();
const rss = detector.status().rssBytes ?? 0;
await detector.stop();
printFigures([
  { what: `${values.card}, ${values.threads} threads: process start to ready`, value: loadMs, unit: 'ms' },
  { what: `640x480 image to boxes, p50 of ${times.length}`, value: median(times), unit: 'ms' },
  { what: 'image to boxes, p10', value: quantile(times, 0.1), unit: 'ms' },
  { what: 'image to boxes, p95', value: quantile(times, 0.95), unit: 'ms' },
  { what: 'event-loop lag of the asker, p99', value: delay.percentile(99) / NS_PER_MS - 1, unit: 'ms' },
  { what: 'event-loop lag of the asker, worst', value: delay.max / NS_PER_MS - 1, unit: 'ms' },
  { what: 'resident memory of the child', value: rss / 1e6, unit: 'MB' },
]);
