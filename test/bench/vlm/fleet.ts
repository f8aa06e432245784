/**
 * Many robots, one server. Each simulated robot has its own resolver and asks about its own frame; the answer that is right
 * for it is known, so a lost or crossed answer is seen.
 *
 *     npx tsx test/bench/vlm/fleet.ts [--robots 50] [--questions 10] [--base-url URL --model NAME]
 *
 * Without a URL it starts its own server on the loopback: it decides by the request alone, takes its time like a GPU that
 * serves in batches, and now and then answers 429 or 500.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { createVlmResolver } from '../../../src/adapters/vlm/createVlmResolver.ts';
import type { ColorImage } from '../../../src/core/types/images.ts';
import { type ChatCall, type ChatReply, startModelServer } from '../../support/modelServer.ts';
import { seededRandom } from '../../support/random.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';
import { printFigures, quantile } from '../stats.ts';

const { values } = parseArgs({
  options: {
    robots: { type: 'string', default: '50' },
    questions: { type: 'string', default: '10' },
    'base-url': { type: 'string' },
    model: { type: 'string', default: 'tiny' },
  },
});
const robots = Math.min(Number(values.robots), 200);
const questions = Math.min(Number(values.questions), 100);
const BATCH_MS = 40;
const TROUBLE = 0.02;

/** The number of the request decides: robot r, question q, so every answer can be told from every other. */
const rightMark = (robot: number, question: number): number => ((robot * 7 + question * 3) % 12) + 1;

const random = seededRandom(3);
const decide = ({ text }: ChatCall): ChatReply => {
  const draw = random();
  if (draw < TROUBLE) return { kind: 'raw', status: 429, body: '{}', headers: { 'retry-after': '0' } };
  if (draw < 2 * TROUBLE) return { kind: 'raw', status: 500, body: '{}' };
  const [, robot, question] = /robot (\d+) question (\d+)/.exec(text) ?? [];
  // The whole batch leaves together.
  const delayMs = BATCH_MS - (performance.now() % BATCH_MS) + BATCH_MS;
  return { kind: 'mark', mark: rightMark(Number(robot), Number(question)), delayMs };
};
const server = values['base-url'] ? undefined : await startModelServer(decide);
const baseUrl = values['base-url'] ?? server!.baseUrl;

/** Smooth shading with edges, which JPEG takes as it takes a room: some 30 kB at 640x480; noise would be 500. */
function paintRoom({ width, height, data }: ColorImage, seed: number): void {
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < 3; c++) {
        const edge = (Math.floor(x / 80) + Math.floor(y / 60) + seed) % 3;
        data[(y * width + x) * 3 + c] =
          60 + 40 * edge + 30 * Math.sin((x + c * 50 + seed * 9) / 90) + ((x * y + c) % 5);
      }
}

const latencyMs: number[] = [];
const codes: Record<string, number> = {};
let crossed = 0;

async function robot(r: number): Promise<void> {
  const codec = new SharpImageCodec();
  const made = createVlmResolver(
    { provider: 'openai', model: values.model, baseUrl, timeoutMs: 10_000, server: { maxRetries: 4 } },
    { codec },
  );
  if (!made.ok) throw new Error(made.failure.message);
  const resolver = made.value;
  resolver.start();
  const marked = tinyMarkedFrame(
    Array.from({ length: 12 }, (_, i) => ({ mark: i + 1, at: [1, i * 0.2, 0] as const })),
    r + 1,
    10,
  );
  paintRoom(marked.frame.color, r);
  for (let q = 0; q < questions; q++) {
    const start = performance.now();
    const answer = await resolver.resolve({ expression: `robot ${r} question ${q}`, marked });
    latencyMs.push(performance.now() - start);
    const code = answer.ok ? answer.value.status : answer.failure.code;
    codes[code] = (codes[code] ?? 0) + 1;
    if (server && answer.ok && answer.value.id !== rightMark(r, q)) crossed++;
  }
  await resolver.stop();
}

const lag = monitorEventLoopDelay({ resolution: 1 });
lag.enable();
const start = performance.now();
await Promise.all(Array.from({ length: robots }, (_, r) => robot(r)));
const seconds = (performance.now() - start) / 1000;
lag.disable();
await server?.close();

printFigures([
  { what: `questions of ${robots} robots`, value: latencyMs.length, unit: '' },
  ...Object.entries(codes).map(([code, value]) => ({ what: `answered ${code}`, value, unit: '' })),
  { what: 'lost', value: robots * questions - latencyMs.length, unit: '' },
  { what: 'crossed', value: crossed, unit: '' },
  { what: 'answers a second', value: latencyMs.length / seconds, unit: '1/s' },
  { what: 'latency p50', value: quantile(latencyMs, 0.5), unit: 'ms' },
  { what: 'latency p95', value: quantile(latencyMs, 0.95), unit: 'ms' },
  { what: 'latency p99', value: quantile(latencyMs, 0.99), unit: 'ms' },
  { what: 'event-loop lag p99 (all robots in one process)', value: lag.percentile(99) / 1e6 - 1, unit: 'ms' },
]);
