import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const root = fileURLToPath(new URL('../src', import.meta.url));

/** Which rooms and packages each room may import. A package name matches itself and its subpaths. */
const ALLOWED: Record<string, { rooms: string[]; packages: 'any' | string[] }> = {
  core: { rooms: ['core'], packages: [] },
  pipeline: { rooms: ['core', 'pipeline'], packages: ['rxjs'] },
  adapters: { rooms: ['core', 'adapters'], packages: 'any' },
  engine: {
    rooms: ['core', 'pipeline', 'adapters', 'engine'],
    packages: ['node:os', 'node:worker_threads'],
  },
  ros: { rooms: ['core', 'pipeline', 'ros'], packages: 'any' },
  cli: { rooms: ['core', 'pipeline', 'adapters', 'engine', 'cli'], packages: 'any' },
  '.': { rooms: ['core', 'pipeline', 'adapters', 'engine', 'ros', 'cli', '.'], packages: 'any' },
};

/** Heavy packages and the only room that may import each. */
const HOME: Record<string, string> = {
  rclnodejs: 'ros',
  'onnxruntime-node': 'adapters',
  sharp: 'adapters',
  '@huggingface/transformers': 'adapters',
  openai: 'adapters',
};

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
const roomOf = (file: string) => (file.includes('/') ? file.split('/')[0]! : '.');
const importsOf = (text: string) =>
  [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
    ),
  ].map((m) => (m[1] ?? m[2] ?? m[3])!);

describe('architecture: arrows point one way', () => {
  it('no two rooms may import each other, by any way round', () => {
    const above = (room: string, seen: readonly string[] = []): void => {
      expect(seen, `${[...seen, room].join(' -> ')} goes in a circle`).to.not.include(room);
      for (const below of ALLOWED[room]!.rooms) if (below !== room) above(below, [...seen, room]);
    };
    for (const room of Object.keys(ALLOWED)) above(room);
  });

  it('every entry that the package exports is built from a source', () => {
    const { exports } = JSON.parse(readFileSync(join(root, '../package.json'), 'utf8')) as {
      exports: Record<string, string>;
    };
    for (const path of Object.values(exports))
      expect(files, path).to.include(path.replace('./dist/', '').replace(/\.js$/, '.ts'));
  });

  for (const file of files) {
    it(file, () => {
      const room = roomOf(file);
      const rule = ALLOWED[room];
      expect(rule, `src/${room} is a room without a rule`).to.not.equal(undefined);
      for (const name of importsOf(readFileSync(join(root, file), 'utf8'))) {
        if (name.startsWith('.')) {
          const target = roomOf(relative(root, resolve(root, dirname(file), name)));
          expect(rule!.rooms, `${file} imports ${name}`).to.include(target);
        } else {
          const pkg = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0]!;
          if (rule!.packages !== 'any') expect(rule!.packages, `${file} imports ${name}`).to.include(pkg);
          if (HOME[pkg]) expect(room, `${file} imports ${name}`).to.equal(HOME[pkg]);
        }
      }
    });
  }
});
