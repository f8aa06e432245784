import { existsSync, readFileSync } from 'node:fs';
import { npmCi } from './npmCi.mjs';
import { inProject, projectRoot } from './paths.mjs';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** True when node_modules holds what package-lock.json asks for (packages of other platforms may be absent). */
export function isInstalled() {
  const hidden = inProject('node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = readJson(hidden).packages;
  const wanted = readJson(inProject('package-lock.json')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      installed[path]?.version === entry.version ||
      (installed[path] === undefined &&
        (entry.optional === true || entry.devOptional === true || entry.peer === true)),
  );
}

/** Installs the JavaScript dependencies where they are missing or outdated. */
export async function ensureNodeModules() {
  if (isInstalled()) return;
  await npmCi(projectRoot);
}
