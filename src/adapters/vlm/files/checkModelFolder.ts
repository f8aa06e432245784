import { createHash } from 'node:crypto';
import { constants, createReadStream, type Stats } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fail, ok, type Result } from '../../../core/result.ts';
import { externalDataOf } from './externalDataOf.ts';

export interface FolderRequest {
  readonly folder: string;
  /** Relative paths that must be there. */
  readonly needed: readonly string[];
  /** SHA-256 by relative path. Where given, the needed files and all that they refer to must be listed and fit. */
  readonly hashes?: Readonly<Record<string, string>> | undefined;
}

class Refused extends Error {}

const sha256 = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { flags: 'r' })) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

/** The name under which transformers.js gives an ONNX file its further data: `x.onnx_data`, `x.onnx_data_1`, ... */
const isOwnData = (location: string, onnx: string): boolean =>
  location === basename(location) &&
  /^_data(_[0-9]+)?$/.test(location.slice(onnx.length)) &&
  location.startsWith(onnx);

/**
 * Holds a model folder to the rules before anything in it is parsed: every entry is a plain file or a folder within it
 * (no link that leaves it, no hard link), the needed files are there, whole and of the stated hashes, and ONNX files refer
 * to nothing but their own data beside them. Fails with MODEL_UNAVAILABLE; opens nothing outside the folder, contacts
 * nothing.
 *
 * @returns the folder's real path
 */
export const checkModelFolder = async ({
  folder,
  needed,
  hashes,
}: FolderRequest): Promise<Result<string>> => {
  try {
    const root = await realpath(folder);
    const entries = await listFiles(root, root);
    for (const file of await withData(root, needed, entries)) {
      if (entries.get(file) === 0) throw new Refused(`${file} is empty`);
      if (hashes) await checkHash(root, file, hashes);
    }
    return ok(root);
  } catch (error) {
    const why = error instanceof Refused ? error.message : plain(error as NodeJS.ErrnoException, folder);
    return fail('MODEL_UNAVAILABLE', `model folder ${JSON.stringify(folder.slice(0, 200))}: ${why}`);
  }
};

const plain = (error: NodeJS.ErrnoException, folder: string): string =>
  error.code === 'ENOENT' || error.code === 'ENOTDIR'
    ? 'there is no such folder'
    : error.message.replaceAll(folder, '.');

const missing = (file: string, entries: ReadonlyMap<string, number>): string => {
  const others = [...entries.keys()].filter((f) => dirname(f) === dirname(file)).sort();
  return `${file} is missing; found there: ${others.join(', ') || 'nothing'}`;
};

/** The needed files and the data files that they refer to, all of which are there. */
const withData = async (
  root: string,
  needed: readonly string[],
  entries: ReadonlyMap<string, number>,
): Promise<ReadonlySet<string>> => {
  const wanted = new Set<string>();
  const want = (file: string): void => {
    if (!entries.has(file)) throw new Refused(missing(file, entries));
    wanted.add(file);
  };
  needed.forEach(want);
  for (const file of needed.filter((f) => f.endsWith('.onnx'))) (await ownData(root, file)).forEach(want);
  return wanted;
};

const checkHash = async (
  root: string,
  file: string,
  hashes: Readonly<Record<string, string>>,
): Promise<void> => {
  const expected = Object.hasOwn(hashes, file) ? hashes[file] : undefined;
  if (!expected) throw new Refused(`${file} has no SHA-256 in the model card`);
  const found = await sha256(join(root, file));
  if (found !== expected) throw new Refused(`${file} has SHA-256 ${found}, its card says ${expected}`);
};

/** Every file with its size, by path relative to the root, after the link rules. */
const listFiles = async (root: string, folder: string): Promise<Map<string, number>> => {
  const found = new Map<string, number>();
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const entry = await checkEntry(root, path);
    if (!entry.isDirectory()) found.set(relative(root, path), entry.size);
    else for (const [file, size] of await listFiles(root, path)) found.set(file, size);
  }
  return found;
};

/** A folder, a plain file, or a link within the root to a plain file: what it leads to. */
const checkEntry = async (root: string, path: string): Promise<Stats> => {
  const name = relative(root, path);
  const real = await realpath(path).catch(() => '');
  if (!real.startsWith(root + sep)) throw new Refused(`${name} is a link that leaves the folder`);
  const stat = await lstat(real);
  if (stat.isDirectory()) {
    if ((await lstat(path)).isSymbolicLink()) throw new Refused(`${name} is a link to a folder`);
  } else if (!stat.isFile()) throw new Refused(`${name} is no plain file`);
  else if (stat.nlink > 1)
    throw new Refused(`${name} is a hard link; its other name may lie outside the folder`);
  return stat;
};

const ownData = async (root: string, file: string): Promise<readonly string[]> => {
  const handle = await open(join(root, file), constants.O_RDONLY);
  try {
    const { size } = await handle.stat();
    const locations = await externalDataOf(handle, size);
    const strange = [...locations].find((location) => !isOwnData(location, basename(file)));
    if (strange !== undefined) {
      throw new Refused(
        `${file} refers to ${JSON.stringify(strange.slice(0, 200))}, which is not its own data file`,
      );
    }
    return [...locations].map((location) => join(dirname(file), location));
  } catch (error) {
    if (error instanceof RangeError) throw new Refused(`${file} is damaged: ${error.message}`);
    throw error;
  } finally {
    await handle.close();
  }
};
