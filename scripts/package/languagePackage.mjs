import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { capture } from '../setup/command.mjs';
import { ensureCompiled } from '../setup/compiled.mjs';
import { inProject } from '../setup/paths.mjs';
import { SetupError } from '../setup/progress.mjs';
import { importsFrom } from './importsFrom.mjs';

const ENTRY = 'core/spatial/index';

/** Data as modules: browsers and bundlers do not agree on how JSON is imported. Declarations name what lies beside them. */
function portable(file, text) {
  if (file.endsWith('.json')) return [`${file}.js`, `export default ${text.trim()};\n`];
  if (file.endsWith('.d.ts')) return [file, text.replace(/(['"]\.[^'"]+)\.ts(?=['"])/g, '$1.js')];
  return [
    file,
    text
      .replace(/(['"]\.[^'"]+\.json)(['"]) with \{ type: 'json' \}/g, '$1.js$2')
      .replace(/^\/\/# sourceMappingURL=.*$/m, ''),
  ];
}

/** Packs `spatial_llava/language` as an npm package of its own in `folder`. Gives the tarball's path. */
export async function packLanguage(folder) {
  await ensureCompiled();
  const stage = join(folder, 'language');
  const dist = inProject('dist');
  rmSync(stage, { recursive: true, force: true });
  for (const source of importsFrom(join(dist, `${ENTRY}.js`))) {
    const [path, text] = portable(relative(dist, source), readFileSync(source, 'utf8'));
    const target = join(stage, 'dist', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  const { version, license } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const manifest = {
    name: 'spatial-llava-language',
    version,
    description: 'Referring expressions over labelled boxes in metres: grammar, spatial relations, reasons.',
    license,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20' },
    exports: { types: `./dist/${ENTRY}.d.ts`, default: `./dist/${ENTRY}.js` },
    files: ['dist', 'NOTICE'],
  };
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  copyFileSync(inProject('scripts/package/language.md'), join(stage, 'README.md'));
  for (const name of ['LICENSE', 'NOTICE']) copyFileSync(inProject(name), join(stage, name));
  const packed = capture('npm', ['pack', '--json', '--pack-destination', folder], { cwd: stage });
  if (packed === undefined) throw new SetupError(`no tarball came of ${stage}`);
  return join(folder, JSON.parse(packed)[0].filename);
}
