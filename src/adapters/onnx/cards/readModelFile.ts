import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import { isAbsolute, join, sep } from 'node:path';
import { fail, ok, type Result } from '../../../core/result.ts';
import { holdsExternalData } from '../graph/holdsExternalData.ts';

export interface ModelFileRequest {
  /** The only folder that may be read. */
  readonly folder: string;
  /** Relative to it. */
  readonly file: string;
  readonly sha256: string;
  /** ONNX unless said otherwise: only that can refer to other files. */
  readonly format?: 'onnx' | 'plain';
}

/** What a two-gigabyte protocol buffer cannot exceed. */
const MAX_BYTES = 2 ** 31 - 1;

const shown = (file: string): string => JSON.stringify(file.slice(0, 200));

/** Why the name cannot be one of a file in the folder; undefined when it can. Looks at nothing but the name. */
const badName = (file: string): string | undefined => {
  if (/^[a-z][a-z0-9+.-]*:/i.test(file)) return 'is a URL; model files are never downloaded by name';
  if (isAbsolute(file) || file.startsWith('\\'))
    return 'is absolute; it must be relative to the models folder';
  if (file.split(/[\\/]/).includes('..')) return 'leaves the models folder';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f]/.test(file) || file === '') return 'is no file name';
  return undefined;
};

/**
 * The bytes of a model file, opened once and checked before anybody parses them: a plain file inside the folder, of the
 * stated SHA-256, without references to other files. Fails with MODEL_UNAVAILABLE; opens nothing outside the folder.
 */
export const readModelFile = async ({
  folder,
  file,
  sha256,
  format = 'onnx',
}: ModelFileRequest): Promise<Result<Uint8Array>> => {
  const refuse = (why: string) => fail('MODEL_UNAVAILABLE', `model file ${shown(file)} ${why}`);
  const bad = badName(file);
  if (bad) return refuse(bad);
  try {
    const root = await realpath(folder);
    const path = await realpath(join(root, file));
    if (!path.startsWith(root + sep)) return refuse('is a link that leaves the models folder');
    const stat = await lstat(path);
    if (!stat.isFile()) return refuse('is not a plain file');
    if (stat.nlink > 1) return refuse('is a hard link; the other name may lie outside the models folder');
    if (stat.size === 0) return refuse('is empty');
    if (stat.size > MAX_BYTES) return refuse(`has ${stat.size} bytes; at most ${MAX_BYTES} are read`);
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    const bytes = await handle.readFile().finally(() => handle.close());
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== sha256) return refuse(`has SHA-256 ${found}, its card says ${sha256}`);
    if (format === 'onnx' && holdsExternalData(bytes))
      return refuse('refers to data in other files, which are not opened');
    return ok(bytes);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT')
      return refuse(`is not in ${folder}; \`npm run models\` makes the ones that come along`);
    return refuse(`cannot be read: ${(error as Error).message}`);
  }
};
