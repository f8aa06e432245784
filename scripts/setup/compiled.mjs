import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runLogged } from './command.mjs';
import { fingerprint, isStamped, stamp } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { inProject, projectRoot, rosFolder } from './paths.mjs';
import { say } from './progress.mjs';

const folder = inProject('dist');

/**
 * Compiles `src` into `dist` where it changed, in a second or two: what users run starts and warms up from plain JavaScript.
 * Types are not checked here: `npm run check` does.
 */
export async function ensureCompiled() {
  const { version } = JSON.parse(readFileSync(inProject('node_modules/typescript/package.json'), 'utf8'));
  const paths = ['src', 'tsconfig.json', 'tsconfig.build.json'].map((path) => inProject(path));
  const print = fingerprint({ root: projectRoot, paths, values: [version] });
  await withLock(join(rosFolder, 'compile.lock'), () => compile(print));
}

async function compile(print) {
  const done = join(folder, 'compiled.stamp');
  if (isStamped(done, print)) return;
  if (existsSync(folder)) say('the sources changed: compiling');
  // A module that was renamed or removed must not live on.
  rmSync(folder, { recursive: true, force: true });
  await runLogged({
    name: 'compile',
    command: process.execPath,
    args: [inProject('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--noCheck'],
    cwd: projectRoot,
  });
  stamp(done, print);
}

/** The built program of a file in `src`, by its name without extension. */
export const compiledProgram = (name) => join(folder, `${name}.js`);
