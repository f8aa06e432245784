/**
 * `npm run models`: makes the model files that come with the package, from packages that npm has installed. Does nothing
 * when they are there already, by their SHA-256. The folder is `.models`, or SPATIAL_LLAVA_MODELS.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { loadModelCard } from '../../src/adapters/onnx/loadModelCard.ts';
import { modelsFolder } from '../../src/adapters/onnx/packageFolders.ts';
import { readModelFile } from '../../src/adapters/onnx/readModelFile.ts';
import { makeCenternet } from './makeCenternet.ts';

const main = async (): Promise<void> => {
  const card = await loadModelCard('centernet');
  if (!card.ok) throw new Error(card.failure.message);
  const { file, sha256 } = card.value;
  const folder = modelsFolder();
  if ((await readModelFile({ folder, file, sha256 })).ok) {
    console.log(`models: ${file} is there`);
    return;
  }
  const human = createRequire(import.meta.url).resolve('@vladmandic/human');
  const bytes = makeCenternet((name) => readFileSync(join(dirname(human), '..', 'models', name)));
  const made = createHash('sha256').update(bytes).digest('hex');
  if (made !== sha256) throw new Error(`${file} came out with SHA-256 ${made}; its card says ${sha256}`);
  mkdirSync(folder, { recursive: true });
  // Renamed into place, so that no reader sees half of it.
  const temporary = join(folder, `.${file}.${process.pid}`);
  writeFileSync(temporary, bytes);
  renameSync(temporary, join(folder, file));
  console.log(`models: ${file} made, ${bytes.length} bytes`);
};

main().catch((error) => {
  console.error(`models: ${(error as Error).message}`);
  process.exitCode = 1;
});
