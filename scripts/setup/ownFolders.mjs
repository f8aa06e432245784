import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { projectRoot } from './paths.mjs';
import { SetupError } from './progress.mjs';

/** What the set-up writes into. */
const FOLDERS = ['.ros', 'node_modules', '.models'];

/** The checkout of this project around a path; undefined where there is none. */
function checkoutAround(path) {
  for (let folder = path; dirname(folder) !== folder; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (!existsSync(manifest)) continue;
    try {
      if (JSON.parse(readFileSync(manifest, 'utf8')).name === 'spatial_llava') return folder;
    } catch {
      // Somebody's file that is no JSON.
    }
  }
  return undefined;
}

const isLink = (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** The folders, what lies directly in them, and the package that is compiled: links in these would be written through. */
const writtenInto = (root) =>
  FOLDERS.flatMap((name) => {
    const folder = join(root, name);
    const own =
      isLink(folder) || !existsSync(folder) ? [] : readdirSync(folder).map((entry) => join(folder, entry));
    return [folder, ...own];
  });

/**
 * Refuses folders of the set-up that are links into another checkout: everything that is written here (ROS 2, compiled
 * addon, interfaces) would change there, under what runs from it.
 */
export function refuseForeignFolders(root = projectRoot) {
  const own = realpathSync(root);
  for (const path of writtenInto(root).filter(isLink)) {
    const target = existsSync(path) ? realpathSync(path) : undefined;
    const other = target && checkoutAround(target);
    if (other === undefined || other === own) continue;
    const shown = relative(root, path);
    throw new SetupError(
      `${shown} is a symbolic link into another checkout (${other}), which the set-up would change; ` +
        `remove the link (rm ${shown}) and try again, or copy the folder (cp -a)`,
    );
  }
}
