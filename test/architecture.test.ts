import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { findCycles } from './support/findCycles.ts';
import { type SourceFile, sourceTree } from './support/sourceTree.ts';

/** Which rooms and packages each top room may import. A package name matches itself and its subpaths. */
const ALLOWED: Record<string, { rooms: string[]; packages: 'any' | string[] }> = {
  core: { rooms: ['core'], packages: [] },
  pipeline: { rooms: ['core', 'pipeline'], packages: ['rxjs'] },
  adapters: { rooms: ['core', 'adapters'], packages: 'any' },
  engine: {
    rooms: ['core', 'pipeline', 'adapters', 'engine'],
    packages: ['node:os', 'node:worker_threads'],
  },
  ros: { rooms: ['core', 'pipeline', 'ros'], packages: 'any' },
  agents: {
    rooms: ['core', 'agents'],
    packages: ['@modelcontextprotocol/server', '@foxglove/rosmsg-msgs-common'],
  },
  web: {
    rooms: ['core', 'pipeline', 'agents', 'web'],
    packages: ['ws', 'node:http', 'node:net', 'node:stream', 'node:fs', 'node:crypto'],
  },
  cli: { rooms: ['core', 'pipeline', 'adapters', 'engine', 'cli'], packages: 'any' },
  '.': {
    rooms: ['core', 'pipeline', 'adapters', 'engine', 'ros', 'agents', 'web', 'cli', '.'],
    packages: 'any',
  },
};

/** Heavy packages and the only room that may import each. */
const HOME: Record<string, string> = {
  rclnodejs: 'ros',
  'onnxruntime-node': 'adapters',
  sharp: 'adapters',
  '@huggingface/transformers': 'adapters',
  openai: 'adapters',
  '@modelcontextprotocol/server': 'agents',
  ws: 'web',
};

/**
 * Rooms of core from the bottom up, and which other rooms each may import, types included. Every room may import
 * core's loose files (result.ts, failures.ts) and types.
 */
const CORE: Record<string, readonly string[]> = {
  types: [],
  parameters: [],
  transforms: [],
  sync: ['transforms'],
  geometry: ['transforms'],
  approach: ['transforms'],
  image: ['geometry'],
  detect: ['geometry', 'image'],
  marks: ['image', 'geometry'],
  'spatial/lexicon': [],
  segment: ['geometry', 'image', 'detect', 'marks', 'spatial/lexicon'],
  'spatial/scene': ['geometry', 'transforms', 'spatial/lexicon'],
  'spatial/relations': ['spatial/lexicon', 'spatial/scene'],
  'spatial/grammar': ['spatial/lexicon', 'spatial/relations'],
  'spatial/evidence': ['spatial/lexicon', 'spatial/scene', 'spatial/relations', 'spatial/grammar'],
  'spatial/scoring': [
    'spatial/lexicon',
    'spatial/scene',
    'spatial/relations',
    'spatial/grammar',
    'spatial/evidence',
  ],
  'spatial/grounding': [
    'spatial/lexicon',
    'spatial/scene',
    'spatial/relations',
    'spatial/grammar',
    'spatial/evidence',
    'spatial/scoring',
  ],
  'spatial/map': ['spatial/lexicon', 'spatial/scene', 'spatial/grounding'],
  'spatial/verify': [
    'spatial/lexicon',
    'spatial/scene',
    'spatial/relations',
    'spatial/grammar',
    'spatial/evidence',
    'spatial/scoring',
    'spatial/grounding',
  ],
  'spatial/describe': [
    'spatial/lexicon',
    'spatial/scene',
    'spatial/relations',
    'spatial/grammar',
    'spatial/grounding',
    'spatial/verify',
  ],
  'spatial/dialogue': [
    'spatial/lexicon',
    'spatial/scene',
    'spatial/grammar',
    'spatial/evidence',
    'spatial/grounding',
    'spatial/verify',
  ],
  /** The library `spatial_llava/language`: its index is the only loose file. */
  spatial: [
    'spatial/describe',
    'spatial/dialogue',
    'spatial/grammar',
    'spatial/grounding',
    'spatial/lexicon',
    'spatial/map',
    'spatial/relations',
    'spatial/scene',
    'spatial/verify',
  ],
  prompt: ['image', 'spatial/lexicon', 'spatial/scene', 'spatial/relations', 'spatial/grounding'],
  naming: ['detect', 'prompt', 'spatial/grammar', 'spatial/grounding', 'spatial/scene', 'vocabulary'],
  hybrid: [
    'prompt',
    'spatial/grammar',
    'spatial/grounding',
    'spatial/relations',
    'spatial/scene',
    'spatial/scoring',
  ],
  pointer: ['image', 'naming', 'prompt', 'spatial/grammar', 'spatial/grounding', 'spatial/relations'],
  vocabulary: [
    'geometry',
    'detect',
    'prompt',
    'spatial/lexicon',
    'spatial/grammar',
    'spatial/grounding',
    'spatial/scene',
  ],
  translate: ['prompt', 'spatial/lexicon', 'spatial/grammar', 'spatial/grounding'],
  memory: [
    'geometry',
    'transforms',
    'naming',
    'spatial/lexicon',
    'spatial/scene',
    'spatial/grammar',
    'spatial/grounding',
    'spatial/verify',
  ],
};

/** Folders that are divided into rooms; every other folder belongs to the room that it lies in. */
const HALLS = new Set([
  '.',
  'core',
  'core/spatial',
  'core/spatial/grammar',
  'core/segment',
  'adapters',
  'ros',
  'cli',
]);

const MOST_LOOSE_FILES = 15;
const MOST_CODE_LINES = 3000;

const files = sourceTree();
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/'))) || '.';
const topRoomOf = (path: string): string => (path.includes('/') ? path.split('/')[0]! : '.');

/** The room of a file: the folder below the innermost hall, or that hall for its loose files. */
const roomOf = (path: string): string => {
  const parts = folderOf(path).split('/');
  let room = parts[0]!;
  for (let depth = 1; depth < parts.length && HALLS.has(room); depth++) room += `/${parts[depth]}`;
  return room;
};

/** The row of CORE of a file of core; undefined for core's own loose files. */
const coreRoomOf = (path: string): string | undefined => {
  const [, room, below] = folderOf(path).split('/');
  return room === 'spatial' && below !== undefined ? `spatial/${below}` : room;
};

/** Nodes and arrows of the imports between them; a node's imports of itself are left out. */
const graphOf = (nodeOf: (path: string) => string | undefined): Map<string, Set<string>> => {
  const graph = new Map<string, Set<string>>();
  for (const { path, imports } of files) {
    const from = nodeOf(path);
    if (from === undefined) continue;
    const arrows = graph.get(from) ?? new Set();
    graph.set(from, arrows);
    for (const target of imports) {
      const to = nodeOf(target);
      if (to !== undefined && to !== from) arrows.add(to);
    }
  }
  return graph;
};

/** What lies directly in a folder: its subfolders, and its files each for itself. */
const childOf =
  (folder: string) =>
  (path: string): string | undefined => {
    const prefix = folder === '.' ? '' : `${folder}/`;
    return path.startsWith(prefix) ? path.slice(prefix.length).split('/')[0] : undefined;
  };

const totalBy = (keyOf: (path: string) => string, amountOf: (file: SourceFile) => number) => {
  const totals = new Map<string, number>();
  for (const file of files) {
    const key = keyOf(file.path);
    totals.set(key, (totals.get(key) ?? 0) + amountOf(file));
  }
  return totals;
};

const checkPackages = ({ path, packages }: SourceFile): void => {
  const room = topRoomOf(path);
  const allowed = ALLOWED[room]!.packages;
  for (const name of packages) {
    if (allowed !== 'any') expect(allowed, `${path} imports ${name}`).to.include(name);
    if (HOME[name]) expect(room, `${path} imports ${name}`).to.equal(HOME[name]);
  }
};

const checkCoreRoom = ({ path, imports }: SourceFile): void => {
  const room = coreRoomOf(path);
  for (const target of imports) {
    const other = coreRoomOf(target);
    if (other === undefined || other === room || other === 'types') continue;
    expect(room, `${path} stands below every room, and imports ${target}`).to.not.equal(undefined);
    expect(CORE[room!], `src/core/${room} is a room without a row`).to.not.equal(undefined);
    expect(CORE[room!], `${path} imports ${target}`).to.include(other);
  }
};

describe('architecture: arrows point one way', () => {
  it('the tables of who may import whom have no cycle', () => {
    const top = new Map(Object.entries(ALLOWED).map(([room, { rooms }]) => [room, new Set(rooms)]));
    for (const [room, rooms] of top) rooms.delete(room);
    expect(findCycles(top)).to.deep.equal([]);
    const core = new Map(Object.entries(CORE).map(([room, rooms]) => [room, new Set(rooms)]));
    expect(findCycles(core)).to.deep.equal([]);
  });

  it('every entry that the package exports is built from a source', () => {
    const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      exports: Record<string, string>;
    };
    for (const path of Object.values(exports))
      expect(
        files.map((file) => file.path),
        path,
      ).to.include(path.replace('./dist/', '').replace(/\.js$/, '.ts'));
  });

  for (const file of files) {
    it(file.path, () => {
      const room = topRoomOf(file.path);
      expect(ALLOWED[room], `src/${room} is a room without a rule`).to.not.equal(undefined);
      for (const target of file.imports)
        expect(ALLOWED[room]!.rooms, `${file.path} imports ${target}`).to.include(topRoomOf(target));
      checkPackages(file);
      if (room === 'core') checkCoreRoom(file);
    });
  }
});

describe('architecture: no knots', () => {
  it('no files import each other by any way round, types included', () => {
    expect(findCycles(graphOf((path) => path))).to.deep.equal([]);
  });

  it('no rooms of core import each other by any way round', () => {
    const graph = graphOf((path) => (path.startsWith('core/') ? coreRoomOf(path) : undefined));
    expect(findCycles(graph)).to.deep.equal([]);
  });

  it('in no folder do subfolders and files import each other by any way round', () => {
    const folders = new Set(['.']);
    for (const { path } of files)
      for (let folder = folderOf(path); folder !== '.'; folder = folderOf(folder)) folders.add(folder);
    for (const folder of folders) expect(findCycles(graphOf(childOf(folder))), folder).to.deep.equal([]);
  });
});

describe('architecture: rooms stay small', () => {
  it(`no folder has more than ${MOST_LOOSE_FILES} files of its own`, () => {
    const crowded = [...totalBy(folderOf, () => 1)].filter(([, count]) => count > MOST_LOOSE_FILES);
    expect(crowded).to.deep.equal([]);
  });

  it(`no room has more than ${MOST_CODE_LINES} lines of code`, () => {
    const large = [...totalBy(roomOf, (file) => file.codeLines)].filter(([, n]) => n > MOST_CODE_LINES);
    expect(large).to.deep.equal([]);
  });

  after('print the rooms', () => {
    const lines = totalBy(roomOf, (file) => file.codeLines);
    for (const [room, arrows] of graphOf(roomOf))
      console.log(`      ${room} (${lines.get(room)} lines) -> ${[...arrows].sort().join(' ') || 'nothing'}`);
  });
});
