import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LearntLook, LearntName } from '../../core/naming/learnt/LearntName.ts';
import type { NameStore } from '../../core/naming/learnt/NameStore.ts';
import { fail, ok, type Result } from '../../core/result.ts';

const VERSION = 1;

/** The file is of a program newer than this one. */
class NewerError extends Error {}

/**
 * Names in one JSON file, written as a whole beside it and then put in its place. A damaged file is kept under another name
 * and said so.
 */
export const openNameStore = (path: string, warn: (message: string) => void): NameStore => ({
  edition: () => {
    const { mtimeMs, size, ino } = statSync(path, { throwIfNoEntry: false }) ?? {};
    return ino === undefined ? undefined : `${ino} ${mtimeMs} ${size}`;
  },
  load: () => {
    if (!existsSync(path)) return ok([]);
    try {
      return ok(read(readFileSync(path, 'utf8')));
    } catch (error) {
      if (error instanceof NewerError || (error as NodeJS.ErrnoException).code !== undefined)
        return refused(path, error);
      return setAside(path, error, warn);
    }
  },
  save: (names) => {
    try {
      mkdirSync(dirname(path), { recursive: true });
      const fresh = `${path}.${process.pid}`;
      writeFileSync(fresh, `${JSON.stringify({ version: VERSION, names: names.map(written) })}\n`);
      renameSync(fresh, path);
      return ok(undefined);
    } catch (error) {
      return refused(path, error);
    }
  },
});

const refused = (path: string, error: unknown): Result<never> =>
  fail('MEMORY_UNAVAILABLE', `the names of this site at ${path}: ${(error as Error).message}`);

const setAside = (
  path: string,
  error: unknown,
  warn: (message: string) => void,
): Result<readonly LearntName[]> => {
  const aside = `${path}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  try {
    renameSync(path, aside);
  } catch (why) {
    return refused(path, why);
  }
  warn(`the names at ${path} are damaged (${(error as Error).message}): kept as ${aside}`);
  return ok([]);
};

const written = ({ name, looks }: LearntName): object => ({
  name,
  looks: looks.map(({ vector, ...look }) => ({
    ...look,
    ...(vector && {
      vector: Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64'),
    }),
  })),
});

interface Written {
  readonly version?: unknown;
  readonly names?: readonly {
    readonly name: unknown;
    readonly looks: readonly (Omit<LearntLook, 'vector'> & { readonly vector?: string })[];
  }[];
}

const read = (text: string): readonly LearntName[] => {
  const { version, names } = JSON.parse(text) as Written;
  if (typeof version === 'number' && version > VERSION)
    throw new NewerError(`its version is ${version}, this program knows ${VERSION}`);
  if (!Array.isArray(names)) throw new Error('a list of names is expected');
  return (names as NonNullable<Written['names']>).map(({ name, looks }) => {
    if (typeof name !== 'string' || name === '') throw new Error('a name is no text');
    return { name, looks: looks.map(readLook) };
  });
};

const readLook = ({
  vector: text,
  ...look
}: NonNullable<Written['names']>[number]['looks'][number]): LearntLook => {
  const numbers = [look.rival, ...look.meanRgb, ...(look.size ?? [])];
  if (!numbers.every(Number.isFinite) || look.meanRgb.length !== 3) throw new Error('a look is no look');
  if (text === undefined) return look;
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  const vector = new Float32Array(bytes.buffer, 0, bytes.length >> 2);
  if (!vector.every(Number.isFinite)) throw new Error('a vector is no vector');
  return { ...look, vector };
};
