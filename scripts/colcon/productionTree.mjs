import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folders, below node_modules, that no machine of this kind loads. */
function isForeign(path) {
  const native = /\/onnxruntime-node\/bin\/[^/]+\/([^/]+)(?:\/([^/]+))?$/.exec(path);
  if (native)
    return native[1] !== process.platform || (native[2] !== undefined && native[2] !== process.arch);
  return /\/rclnodejs\/build\/Release\/(?:obj\.target|\.deps)$/.test(path);
}

/** Files that are of no use when the program runs; licences stay. */
const UNUSED = /\.(?:map|d\.[cm]?ts|tsbuildinfo)$/;

/** Links (or copies, across file systems) a folder's files. */
function linkFolder(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && !isForeign(source)) linkFolder(source, target);
    } else if (entry.isFile() && !UNUSED.test(entry.name)) {
      try {
        linkSync(source, target);
      } catch {
        cpSync(source, target);
      }
    }
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
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    linkFolder(join(stage, path), join(tree, path));
  }
}
