/**
 * Figures of the spatial language library, one core: milliseconds a query in rooms of 40 objects, and the slowest of
 * many random strings.
 *
 * usage: tsx test/bench/language.ts [--fuzz 100000] [--json]
 */
import { resolve } from '../../src/core/spatial/grounding/resolve.ts';
import type { Scene } from '../../src/core/spatial/scene/Scene.ts';
import { randomExpression } from '../core/spatial/grammar/randomExpression.ts';
import { between, object, VIEWER } from '../core/spatial/randomScene.ts';
import { seededRandom } from '../support/random.ts';

const LABELS = [
  'chair',
  'table',
  'box',
  'lamp',
  'couch',
  'bottle',
  'window',
  'door',
  'cup',
  'book',
  'monitor',
  'shelf',
];
const EXPRESSIONS = [
  'the red box',
  'the chair to the left of the table',
  'the second chair from the left',
  'the bottle on the table near the door that is next to the window',
  'facing the window, the lamp on the right side of the couch',
  'the box between the two chairs',
  'the cup closest to the monitor',
  'the book that is not on the shelf, the one near the lamp',
  'there is a couch in the corner, bring me the box behind it',
  'if you stand at the door looking at the windows, it is the third chair from the left',
];

const room = (seed: number, count: number, viewer: boolean): Scene => {
  const random = seededRandom(seed);
  const objects = Array.from({ length: count }, (_, i) =>
    object(
      i + 1,
      LABELS[Math.floor(random() * LABELS.length)]!,
      [between(random, -3, 3), between(random, 1, 7), between(random, 0.1, 1.8)],
      [between(random, 0.1, 1), between(random, 0.1, 1), between(random, 0.1, 1)],
      { meanRgb: [255 * random(), 255 * random(), 255 * random()] },
    ),
  );
  return viewer ? { objects, viewer: VIEWER } : { objects };
};

/** Processor milliseconds of this process, so that busy neighbours do not count; garbage collection does. */
const time = (run: () => void): number => {
  const started = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
};

const quantile = (values: number[], q: number): number =>
  values.sort((a, b) => a - b)[Math.floor(q * (values.length - 1))]!;

const fuzzAt = process.argv.indexOf('--fuzz');
const fuzzRuns = fuzzAt >= 0 ? Number(process.argv[fuzzAt + 1]) : 5000;

const queries = (viewer: boolean): number[] => {
  const times: number[] = [];
  for (let round = 0; round < 12; round++) {
    for (let seed = 1; seed <= 10; seed++) {
      const scene = room(seed, 40, viewer);
      for (const expression of EXPRESSIONS) {
        const ms = time(() => resolve(scene, expression));
        if (round > 1) times.push(ms);
      }
    }
  }
  return times;
};

const seen = queries(true);
const unseen = queries(false);
const random = seededRandom(99);
const rooms = [1, 2, 3].map((seed) => room(seed, 40, seed !== 2));
const fuzz: number[] = [];
let longest = '';
for (let i = 0; i < fuzzRuns; i++) {
  const expression = randomExpression(random);
  const ms = time(() => resolve(rooms[i % rooms.length]!, expression));
  if (fuzz.every((other) => other < ms)) longest = expression;
  fuzz.push(ms);
  if (fuzz.length > 2000) fuzz.splice(0, 1000, Math.max(...fuzz.slice(0, 1000)));
}
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const report = {
  with_viewer_ms: { mean: mean(seen), p95: quantile(seen, 0.95), p99: quantile(seen, 0.99) },
  without_viewer_ms: { mean: mean(unseen), p95: quantile(unseen, 0.95), p99: quantile(unseen, 0.99) },
  fuzz: { runs: fuzzRuns, worst_ms: Math.max(...fuzz) },
};
if (!process.argv.includes('--json')) {
  console.log('query, 40 objects            mean     p95     p99  ms');
  for (const [name, { mean: m, p95, p99 }] of [
    ['with a viewer', report.with_viewer_ms],
    ['viewer to be inferred', report.without_viewer_ms],
  ] as const)
    console.log(`${name.padEnd(26)}${[m, p95, p99].map((v) => v.toFixed(2).padStart(8)).join('')}`);
  console.log(
    `${fuzzRuns} random strings, slowest ${report.fuzz.worst_ms.toFixed(1)} ms: ${JSON.stringify(longest.slice(0, 80))}`,
  );
}
console.log(JSON.stringify(report));
