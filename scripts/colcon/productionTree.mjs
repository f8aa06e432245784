import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Builds of a package for other systems, processors or programs, by its path below node_modules, with the reason. */
const OTHER_BUILDS = [
  // One runtime, four systems: 250 MB that this machine cannot load.
  ({ path }) => {
    const native = /\/onnxruntime-node\/bin\/[^/]+\/([^/]+)(?:\/([^/]+))?$/.exec(path);
    return native && (native[1] !== process.platform || (native[2] ?? process.arch) !== process.arch);
  },
  ({ path }) => {
    const native = /\/rclnodejs\/prebuilds\/([^/]+)(\/.*-electron-.*)?$/.exec(path);
    return native && (native[1] !== `${process.platform}-${process.arch}` || native[2]);
  },
  // What the compiler left beside the addon.
  ({ path }) => /\/rclnodejs\/build\/Release\/(?:obj\.target|\.deps)$/.test(path),
  // For browsers and bundlers: Node is given `node` by these packages' own `exports`.
  ({ path }) => /\/rxjs\/dist\/(?:bundles|esm|esm5)$/.test(path),
  ({ path }) => /\/transformers\/dist\/transformers(?:\.web)?(?:\.min)?\.js$/.test(path),
];

/** Files that are of no use when the program runs: maps, declarations, sources (Node takes no TypeScript from node_modules). */
const UNUSED = /\.(?:map|[cm]?ts|tsbuildinfo)$/;

const isUsed = (path, name) => !UNUSED.test(name) && !OTHER_BUILDS.some((isOther) => isOther({ path }));

/** Links (or copies, across file systems) a folder's files; licences stay. */
function linkFolder(from, to) {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.name === 'node_modules' || !isUsed(source, entry.name)) continue;
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isFile()) linkFile(source, target);
  }
}

function linkFile(source, target) {
  mkdirSync(dirname(target), { recursive: true });
  try {
    linkSync(source, target);
  } catch {
    cpSync(source, target);
  }
}

/** Puts the packages that the program needs when it runs, and no tools, under `tree/node_modules`. */
export function linkProductionPackages(stage, tree) {
  const { packages } = JSON.parse(readFileSync(join(stage, 'package-lock.json'), 'utf8'));
  rmSync(join(tree, 'node_modules'), { recursive: true, force: true });
  for (const [path, entry] of Object.entries(packages)) {
    // devOptional: a tool's package that is also an optional peer of ours: nothing here loads it.
    const isTool = entry.dev === true || entry.devOptional === true;
    if (path === '' || isTool || !existsSync(join(stage, path))) continue;
    linkFolder(join(stage, path), join(tree, path));
  }
}

/** Puts the rest of the program beside them: the compiled sources, the page, configuration and models. */
export function copyProgram(stage, tree) {
  for (const name of ['dist', 'config', 'web', '.models', 'package.json']) {
    rmSync(join(tree, name), { recursive: true, force: true });
    if (existsSync(join(stage, name)))
      cpSync(join(stage, name), join(tree, name), { recursive: true, filter: (path) => !UNUSED.test(path) });
  }
}
