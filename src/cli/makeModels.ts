import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { killOnExit } from '../adapters/host/process/killOnExit.ts';
import { modelsFolder } from '../adapters/onnx/cards/packageFolders.ts';

const FILES = ['centernet.onnx', 'efficientnet_lite0.onnx', 'minilm_l6.onnx', 'minilm_l6.pieces.txt'];
const SCRIPT = new URL('../../scripts/models/main.ts', import.meta.url);

/**
 * Makes the files of the detector, the classifier and the namer when one is missing, as `npm run models` does, so that a command works right after
 * `npm install`. An installed package has its models already, and no such script.
 */
export const makeModels = async (warn: (message: string) => void): Promise<void> => {
  if (FILES.every((file) => existsSync(join(modelsFolder(), file))) || !existsSync(SCRIPT)) return;
  warn('making the models, once');
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(SCRIPT)], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const forget = killOnExit(child);
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  forget();
  if (code !== 0) warn(`a model could not be made: ${complaint.trim().split('\n').at(-1)}`);
};
