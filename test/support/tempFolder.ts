import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for a test, with a copy of `source` in it if given; `remove` when done. */
export function tempFolder(source?: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'spatial_llava_'));
  if (source) cpSync(source, path, { recursive: true });
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
