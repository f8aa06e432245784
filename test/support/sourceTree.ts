import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../src', import.meta.url));

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g;

export interface SourceFile {
  /** Relative to src. */
  readonly path: string;
  /** Files of src that it imports, types included, relative to src. */
  readonly imports: readonly string[];
  /** Packages that it imports, without subpaths. */
  readonly packages: readonly string[];
  /** Lines that are neither blank nor comment. */
  readonly codeLines: number;
}

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

const codeLinesOf = (text: string): number =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length;

const readSource = (path: string): SourceFile => {
  const text = readFileSync(join(root, path), 'utf8');
  const names = [...text.matchAll(IMPORT)].map((match) => (match[1] ?? match[2] ?? match[3])!);
  const isLocal = (name: string) => name.startsWith('.');
  return {
    path,
    imports: names.filter(isLocal).map((name) => relative(root, resolve(root, dirname(path), name))),
    packages: names.filter((name) => !isLocal(name)).map(packageOf),
    codeLines: codeLinesOf(text),
  };
};

/** Every TypeScript file of src. */
export const sourceTree = (): readonly SourceFile[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map(readSource);
