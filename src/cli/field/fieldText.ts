import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of a folder of a data set; throws with what the folder should hold. */
export const fieldFile = (folder: string, names: readonly string[], what: string): string => {
  const found = names.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  const holds = existsSync(folder)
    ? readdirSync(folder).slice(0, 12).join(', ') || 'nothing'
    : 'no such folder';
  throw new Error(`${folder} is no ${what}: expected ${names.join(' or ')}; it holds ${holds}`);
};

export const readJson = <T>(path: string): T => {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new Error(`${path} is no JSON: ${(error as Error).message}`);
  }
};

/** Rows of a JSON-lines file. */
export const readJsonLines = <T>(path: string): readonly T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .map((line, i) => [line, i + 1] as const)
    .filter(([line]) => line.trim() !== '')
    .map(([line, number]) => {
      try {
        return JSON.parse(line) as T;
      } catch (error) {
        throw new Error(`${path}:${number} is no JSON: ${(error as Error).message}`);
      }
    });

/** The first of the names that lies in one of the folders. */
export const pictureOf = (
  folder: string,
  within: readonly string[],
  names: readonly string[],
): string | undefined =>
  within.flatMap((inner) => names.map((name) => join(folder, inner, name))).find((path) => existsSync(path));

/** What a row lacks, for a person: whose it is and what was looked for. */
export type Lacks = (what: string) => void;
