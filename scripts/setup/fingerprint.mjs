import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Every file under the given files and folders, sorted. */
export function filesUnder(paths) {
  const found = [];
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) for (const entry of readdirSync(path)) visit(join(path, entry));
    else found.push(path);
  };
  for (const path of paths) visit(path);
  return found.sort();
}

/**
 * SHA-256 over names (relative to `root`) and contents of files, and over further strings.
 *
 * @param {{ root: string, paths?: string[], values?: string[] }} inputs
 */
export function fingerprint({ root, paths = [], values = [] }) {
  const hash = createHash('sha256');
  for (const file of filesUnder(paths))
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  for (const value of values) hash.update(`${value}\0`);
  return hash.digest('hex');
}

/** What a finished step left behind: its fingerprint. A step whose stamp equals its fingerprint has nothing to do. */
export const isStamped = (file, print) => existsSync(file) && readFileSync(file, 'utf8') === print;

/** Marks a step as finished. */
export function stamp(file, print) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, print);
}
