import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.{1,2}\/[\w./-]+)['"]/g;

/** Every compiled module that `entry` reaches by relative imports, itself among them, with declarations and data. */
export function importsFrom(entry) {
  const found = new Set();
  const visit = (file) => {
    if (found.has(file)) return;
    found.add(file);
    if (file.endsWith('.json')) return;
    for (const [, path] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const target = resolve(dirname(file), path);
      // A declaration imports by the source's name; what lies beside it is a declaration, too.
      visit(file.endsWith('.d.ts') ? target.replace(/\.[jt]s$/, '.d.ts') : target);
    }
    const declaration = file.replace(/\.js$/, '.d.ts');
    if (existsSync(declaration)) visit(declaration);
  };
  visit(entry);
  return [...found].sort();
}
