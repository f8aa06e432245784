/**
 * `npm run bench`: every benchmark that this machine can run, one after another (they would disturb each other), as one
 * table, one JSON object (the last line, and out/bench/bench.json) and one chart (out/bench/bench.svg), with ratios to the
 * peers of the same run. Figures of one run compare with each other; machines are noisy, so read ratios.
 *
 *     npm run bench [-- NAME...]
 */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ensureCompiled } from '../../scripts/setup/compiled.mjs';
import { chartOf } from './chart.ts';
import { ratiosOf } from './ratios.ts';
import type { Figure } from './stats.ts';

/** Name, program and arguments. `ros`: needs the ROS environment, which `npm run bench` sets up. */
const BENCHES: readonly {
  readonly name: string;
  readonly args: readonly string[];
  readonly ros?: boolean;
}[] = [
  { name: 'segmentation', args: ['segment.ts'] },
  { name: 'detector', args: ['detector.ts', '--seconds', '8'] },
  { name: 'pipeline', args: ['pipeline.ts', '--rounds', '8'] },
  { name: 'language', args: ['language.ts'] },
  { name: 'object memory', args: ['objectMemory.ts'] },
  { name: 'model, event loop', args: ['vlm/eventLoop.ts'] },
  { name: 'event loop', args: ['nodeLag.ts', '--seconds', '10'], ros: true },
  { name: 'page', args: ['page.ts', '--seconds', '10'], ros: true },
  { name: 'delivery', args: ['delivery.ts', '--seconds', '20', '--main', 'dist/main.js'], ros: true },
  { name: 'start', args: ['startUp.ts'], ros: true },
  { name: 'memory', args: ['memory.ts', '--seconds', '45', 'asked'], ros: true },
];

const folder = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown !== undefined) {
  console.error(`bench: there is no ${unknown}, expected ${BENCHES.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

/** Standard output of a benchmark, or the reason why it has none. */
function run(args: readonly string[], ros: boolean): Promise<{ text: string; status: number | null }> {
  const program = ['--import', 'tsx', `${folder}${args[0]}`, ...args.slice(1)];
  const child = ros
    ? spawn(process.execPath, ['scripts/ros-run.mjs', process.execPath, ...program], { cwd: root })
    : spawn(process.execPath, program, { cwd: root });
  let text = '';
  child.stdout.on('data', (piece) => {
    text += piece;
  });
  child.stderr.pipe(process.stderr);
  return new Promise((resolve) => child.on('close', (status) => resolve({ text, status })));
}

await ensureCompiled();
const figures: Figure[] = [];
const results: Record<string, readonly Figure[] | object | string> = {};
console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? ''}, load ${loadavg()[0]!.toFixed(1)}`);
for (const { name, args, ros } of BENCHES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  const { text, status } = await run(args, ros === true);
  const lines = text.trim().split('\n');
  const json = lines.at(-1) ?? '';
  if (status !== 0 || !/^[[{]/.test(json)) {
    results[name] = `skipped: ended with ${status}`;
    console.log(`  ${results[name]}`);
    continue;
  }
  results[name] = JSON.parse(json) as readonly Figure[];
  if (Array.isArray(results[name])) figures.push(...(results[name] as readonly Figure[]));
  for (const line of lines.slice(0, -1)) console.log(`  ${line}`);
}
const ratios = ratiosOf(figures);
if (ratios.length > 0) console.log('\nbeside the peers of this run');
for (const { what, value, unit } of ratios)
  console.log(`  ${what.padEnd(64)} ${value.toFixed(2).padStart(10)} ${unit}`);
const load = loadavg()[0]!;
const title = `${cpus().length} cores, ${cpus()[0]?.model ?? ''}, load ${load.toFixed(1)}; logarithmic`;
const output = `${root}out/bench`;
mkdirSync(output, { recursive: true });
writeFileSync(`${output}/bench.svg`, chartOf(title, figures));
const json = JSON.stringify({ load, results, ratios });
writeFileSync(`${output}/bench.json`, `${json}\n`);
console.log(json);
