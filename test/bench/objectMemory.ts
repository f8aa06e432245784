/**
 * Object memory of ten thousand things: a question of it, a view learnt from, storing what a view changed, the whole
 * database, and opening it; and a look with real depth rays, by how much is remembered.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openMemoryStore } from '../../src/adapters/memory/openMemoryStore.ts';
import { walkViews } from '../../src/cli/eval/memory/walkViews.ts';
import type { MemoryObject } from '../../src/core/memory/MemoryObject.ts';
import type { MemoryView } from '../../src/core/memory/MemoryView.ts';
import { ObjectMemory } from '../../src/core/memory/ObjectMemory.ts';
import { recall } from '../../src/core/memory/recall/recall.ts';
import type { NamedPhrases } from '../../src/core/naming/NamedPhrases.ts';
import { packEmbedding } from '../../src/core/naming/packed/packEmbedding.ts';
import { phrasesOf } from '../../src/core/naming/phrases/phrasesOf.ts';
import { unitVector } from '../../src/core/naming/unitVector.ts';
import type { Result } from '../../src/core/result.ts';
import { memoryOfHouse } from '../core/memory/house.ts';
import { look, type Thing } from '../core/memory/walk.ts';
import { seededRandom } from '../support/random.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { type Figure, printFigures, quantile } from './stats.ts';

const COUNT = 10_000;
const LOOK_RATE_HZ = 1;
const PICTURE_BYTES = 3200;
/** Numbers of an embedding, as of the namer that comes along. */
const DIMS = 768;
const QUESTIONS = [
  'the red chair',
  'the bottle on the table',
  'the vase left of the laptop',
  'the largest box near the plant',
  'the blue thing',
  'the thing next to the clock',
  'the second book from the left',
  'the teddy bear',
];

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};
/** Milliseconds of processor time, collecting of garbage by other threads included: others may use the machine. */
const timed = (times: number[], work: () => void): void => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  times.push((user + system) / 1000);
};

const random = seededRandom(7);
/** A direction, any. */
const anyVector = (length: number): Float32Array =>
  unitVector(Float32Array.from({ length: DIMS }, () => random() - 0.5)).map((value) => value * length);
/** All of them looked at by a namer, and every other one not surely named by a detector. */
const withLooks = (things: readonly MemoryObject[]): readonly MemoryObject[] =>
  things.map((object, i) => ({
    ...object,
    labels: object.labels.map(({ label, score }) => ({ label, score: i % 2 === 0 ? score : score / 2 })),
    embedding: packEmbedding({ vector: anyVector(14), usual: 1 }, 'namer'),
  }));
const phrasesOfWords = (words: string): NamedPhrases => ({
  space: 'namer',
  vectors: new Map(phrasesOf(words).map((phrase) => [phrase, anyVector(1)])),
});

const folder = tempFolder();
const path = join(folder.path, 'memory.sqlite');
const objects = withLooks(memoryOfHouse(seededRandom(1), COUNT));
const questions: number[] = [];
for (let round = 0; round < 12; round++)
  for (const words of QUESTIONS) {
    const phrases = phrasesOfWords(words);
    if (round < 2) recall(objects, words, { phrases });
    else timed(questions, () => recall(objects, words, { phrases }));
  }

const store = must(openMemoryStore({ path, maxObjects: 2 * COUNT, warn: console.error }));
const fill: number[] = [];
/** As large as pictures of things may be. */
const pictures = new Map(objects.map(({ id }) => [id, new Uint8Array(PICTURE_BYTES).fill(id)]));
timed(fill, () => must(store.save('', { saved: objects, removed: [], nextId: COUNT + 1, pictures })));

const memory = new ObjectMemory({ maxObjects: COUNT }, must(store.load('')));
const things: Thing[] = objects.slice(0, 40).map(({ place, meanRgb }, i) => ({
  label: 'chair',
  rgb: meanRgb,
  size: place.size,
  center: [10 + (i % 8) * 0.5, Math.floor(i / 8) * 0.6, 0.2],
  isThere: true,
}));
const [views, saves]: [number[], number[]] = [[], []];
for (let second = 1; second <= 40; second++) {
  const view = look(
    seededRandom(second),
    things,
    12,
    2_000_000_000_000_000_000n + BigInt(second) * 1_000_000_000n,
  );
  timed(views, () => memory.observe(view));
  timed(saves, () => must(store.save('', memory.takeChanges()!)));
}
store.close();
const bytes = readdirSync(folder.path).reduce((sum, name) => sum + statSync(join(folder.path, name)).size, 0);
const open: number[] = [];
timed(open, () => {
  const again = must(openMemoryStore({ path, maxObjects: 2 * COUNT, warn: console.error }));
  must(again.load(''));
  again.close();
});
folder.remove();

/** Frames of a rendered walk, with their depth, learnt from beside things of all the house. */
const lookFigures = async (): Promise<readonly Figure[]> => {
  const sizes = [10, 100, 1000, COUNT];
  const memories = sizes.map((count) => ({
    memory: new ObjectMemory(
      { maxObjects: 2 * COUNT },
      { objects: memoryOfHouse(seededRandom(1), count), nextId: COUNT + 11 },
    ),
    times: [] as number[],
  }));
  const learn = (view: MemoryView): void => {
    for (const { memory: one, times } of memories) timed(times, () => one.observe(view));
  };
  await walkViews(1, LOOK_RATE_HZ, learn);
  return memories.flatMap(({ times }, i) =>
    [0.5, 0.95].map((q) => ({
      what: `object memory: look beside ${sizes[i]} things, p${100 * q}`,
      value: quantile(times, q),
      unit: 'ms',
    })),
  );
};

const figures: Figure[] = [
  ...(await lookFigures()),
  { what: 'object memory: question of 10,000 things, p50', value: quantile(questions, 0.5), unit: 'ms' },
  { what: 'object memory: question of 10,000 things, p95', value: quantile(questions, 0.95), unit: 'ms' },
  { what: 'object memory: view of 40 things learnt, p50', value: quantile(views, 0.5), unit: 'ms' },
  { what: 'object memory: view of 40 things learnt, p95', value: quantile(views, 0.95), unit: 'ms' },
  { what: 'object memory: storing a view, p95', value: quantile(saves, 0.95), unit: 'ms' },
  { what: 'object memory: database, each thing with the largest picture', value: bytes / 1e6, unit: 'MB' },
  { what: 'object memory: opened and read', value: open[0]!, unit: 'ms' },
];
printFigures(figures);
