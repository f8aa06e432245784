import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const left = new Set<string>();
/** A suite that is not chosen makes its folder all the same, and its `after` never comes. */
process.once('exit', () => {
  for (const path of left) rmSync(path, { recursive: true, force: true });
});

/** A folder of its own for a test, with a copy of `source` in it if given; `remove` when done. */
export function tempFolder(source?: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'spatial_llava_'));
  left.add(path);
  if (source) cpSync(source, path, { recursive: true });
  const remove = () => {
    left.delete(path);
    rmSync(path, { recursive: true, force: true });
  };
  return { path, remove };
}
