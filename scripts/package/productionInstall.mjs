import { chmodSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyProgram, linkProductionPackages } from '../colcon/productionTree.mjs';
import { findProgram, runLogged } from '../setup/command.mjs';
import { ensureCompiled } from '../setup/compiled.mjs';
import { rosEnvironment } from '../setup/environment.mjs';
import { inProject, projectRoot } from '../setup/paths.mjs';
import { SetupError } from '../setup/progress.mjs';

/**
 * Lays out in `prefix` what `colcon build` would install, from what the set-up has built already: interfaces, program,
 * launcher, launch files. CMakeLists.txt is the original; a test compares the two.
 */
export async function installProduction(distribution, prefix) {
  await ensureCompiled();
  rmSync(prefix, { recursive: true, force: true });
  await installInterfaces(distribution, prefix);
  const share = join(prefix, 'share/spatial_llava');
  linkProductionPackages(projectRoot, share);
  copyProgram(projectRoot, share);
  mkdirSync(join(share, 'launch'), { recursive: true });
  for (const [from, to] of INSTALLED) cpSync(inProject(from), join(prefix, to), { recursive: true });
  for (const program of ['node', 'web'])
    chmodSync(join(prefix, `lib/spatial_llava/spatial_llava_${program}`), 0o755);
}

/** Files beside the program, as CMakeLists.txt installs them. */
export const INSTALLED = [
  ['scripts/colcon/spatial_llava_node', 'lib/spatial_llava/spatial_llava_node'],
  ['scripts/colcon/spatial_llava_web', 'lib/spatial_llava/spatial_llava_web'],
  ['launch/bringup.launch.xml', 'share/spatial_llava/launch/bringup.launch.xml'],
  ['launch/bringup.launch.xml', 'share/spatial_llava/launch/bringup'],
  ['launch/check_arguments.py', 'share/spatial_llava/launch/check_arguments.py'],
  ['examples', 'share/spatial_llava/examples'],
];

async function installInterfaces({ overlay }, prefix) {
  const build = join(overlay, 'build/spatial_llava');
  const env = rosEnvironment();
  const cmake = findProgram('cmake', env);
  if (cmake === undefined || !existsSync(build))
    throw new SetupError(`the interfaces are not built in ${build}`);
  await runLogged({
    name: 'cmake-install',
    command: cmake,
    args: ['--install', build, '--prefix', prefix],
    cwd: build,
    env,
  });
}
