/**
 * Load and free every family 20 times; kill the process 50 times at random moments.
 *
 *     npx tsx test/bench/vlm/lifetime.ts [ROUNDS] [KILLS]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createLocalModel } from '../../../src/adapters/vlm/createLocalModel.ts';
import { VLM_FAMILIES } from '../../../src/adapters/vlm/families.ts';
import { GeometricResolver } from '../../../src/core/spatial/grounding/GeometricResolver.ts';
import { seededRandom } from '../../support/random.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';
import { tinyModelHost } from '../../support/tinyModel.ts';
import { type Figure, printFigures, quantile } from '../stats.ts';

const [rounds = 20, kills = 50] = process.argv.slice(2).map(Number);
const MB = 1024 * 1024;
const LOAD_MS = 60_000;
const prompt = {
  system: '',
  parts: [{ kind: 'text', text: 'Which?' }] as const,
  marks: [1, 2, 12],
  none: true,
};
const marked = tinyMarkedFrame([
  { mark: 1, label: 'cup', at: [1, 0, 0] },
  { mark: 2, label: 'book', at: [1, 1, 0] },
]);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const openFiles = (): number => (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0);
/** Children of this process that nobody has waited for. */
const children = (): number =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1] === String(process.pid)
        );
      } catch {
        return false;
      }
    }).length;

const settledRss = async (): Promise<number> => {
  for (let i = 0; i < 3; i++) {
    global.gc?.();
    await pause(50);
  }
  return process.memoryUsage.rss() / MB;
};

async function loadAndFree(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const family of VLM_FAMILIES) {
    const host = tinyModelHost(family);
    const round = async (): Promise<number> => {
      host.start();
      await host.ready(LOAD_MS);
      await createLocalModel(host, { name: family, timeoutMs: LOAD_MS }).choose(prompt);
      const rss = (host.status().rssBytes ?? 0) / MB;
      await host.stop();
      return rss;
    };
    await round();
    const before = await settledRss();
    const files = openFiles();
    const child: number[] = [];
    for (let i = 0; i < rounds; i++) child.push(await round());
    figures.push({ what: `${family}: resident here before ${rounds} rounds`, value: before, unit: 'MB' });
    figures.push({ what: `${family}: resident here after`, value: await settledRss(), unit: 'MB' });
    figures.push({ what: `${family}: model process, first round`, value: child[0]!, unit: 'MB' });
    figures.push({ what: `${family}: model process, last round`, value: child.at(-1)!, unit: 'MB' });
    figures.push({ what: `${family}: descriptors gained`, value: openFiles() - files, unit: '' });
  }
  return figures;
}

async function randomKills(): Promise<Figure[]> {
  // The compiler that runs this file has one of its own.
  const others = children();
  const random = seededRandom(7);
  const host = tinyModelHost('smolvlm', {}, { hungAfterMs: 200 });
  const model = createLocalModel(host, { name: 'smolvlm', timeoutMs: 5_000 });
  const geometry = new GeometricResolver();
  const codes: Record<string, number> = {};
  const answerMs: number[] = [];
  const geometryMs: number[] = [];
  host.start();
  await host.ready(LOAD_MS);
  let lost = 0;
  for (let i = 0; i < kills; i++) {
    const { pid } = host.status();
    const busy = host.request(
      'generate',
      { system: '', parts: prompt.parts, maxTokens: 100_000, ignoreEnd: true },
      { timeoutMs: 400 },
    );
    setTimeout(() => {
      try {
        if (pid) process.kill(pid, random() < 0.5 ? 'SIGKILL' : 'SIGSTOP');
      } catch {
        // It was being replaced just then.
      }
    }, random() * 200);
    const asked = performance.now();
    const told = await geometry.resolve({ expression: 'the cup', marked });
    geometryMs.push(performance.now() - asked);
    if (!told.ok || told.value.id !== 1) lost++;
    const held = await busy;
    const code = held.ok ? 'OK' : held.failure.code;
    codes[code] = (codes[code] ?? 0) + 1;
    const start = performance.now();
    let next = await model.choose(prompt);
    while (!next.ok && performance.now() - start < 30_000) {
      await pause(20);
      next = await model.choose(prompt);
    }
    if (!next.ok) lost++;
    answerMs.push(performance.now() - start);
  }
  const alive = children();
  await host.stop();
  return [
    ...Object.entries(codes).map(([code, value]) => ({
      what: `killed or hung in flight, answered ${code}`,
      value,
      unit: '',
    })),
    { what: `answers lost over ${kills} kills`, value: lost, unit: '' },
    { what: 'geometry beside it, slowest answer', value: Math.max(...geometryMs), unit: 'ms' },
    { what: 'next answer after a kill, median', value: quantile(answerMs, 0.5), unit: 'ms' },
    { what: 'next answer after a kill, slowest', value: Math.max(...answerMs), unit: 'ms' },
    { what: 'child processes while one is wanted', value: alive - others, unit: '' },
    { what: 'child processes after stop', value: children() - others, unit: '' },
  ];
}

printFigures([...(await loadAndFree()), ...(await randomKills())]);
