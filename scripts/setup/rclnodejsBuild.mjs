import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runLogged } from './command.mjs';
import { SetupError } from './progress.mjs';

/** Where things lie in an installed rclnodejs. */
export const rclnodejsPaths = (modules) => {
  const folder = join(modules, 'rclnodejs');
  return {
    folder,
    addon: join(folder, 'build/Release/rclnodejs.node'),
    generated: join(folder, 'generated'),
    version: () => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version,
  };
};

/** True when rclnodejs ships an addon for exactly this Ubuntu, distribution and processor. */
export function hasPrebuiltAddon(modules, distro) {
  if (!existsSync('/etc/os-release')) return false;
  const codename = /^UBUNTU_CODENAME=(\S+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  const file = `${distro}-${codename}-${process.arch}-node-rclnodejs.node`;
  return (
    codename !== undefined && existsSync(join(modules, 'rclnodejs/prebuilds', `linux-${process.arch}`, file))
  );
}

/** Setting for node-gyp where Node's own headers are installed: otherwise it downloads them. */
function ownHeaders(env) {
  const prefix = dirname(dirname(process.execPath));
  const file = join(prefix, 'include/node/node_version.h');
  if (env.npm_config_nodedir !== undefined || !existsSync(file)) return {};
  const text = readFileSync(file, 'utf8');
  const numbers = ['MAJOR', 'MINOR', 'PATCH'].map(
    (part) => new RegExp(`NODE_${part}_VERSION (\\d+)`).exec(text)?.[1],
  );
  return `v${numbers.join('.')}` === process.version ? { npm_config_nodedir: prefix } : {};
}

/** Compiles the addon of `root/node_modules/rclnodejs` in the given ROS environment (a minute on two cores). */
export async function compileAddon(root, env) {
  await runLogged({
    name: 'rclnodejs',
    command: 'npm',
    args: ['explore', 'rclnodejs', '--', 'node-gyp', '-j', String(availableParallelism()), 'rebuild'],
    cwd: root,
    env: { ...env, ...ownHeaders(env), npm_config_yes: 'true' },
  });
  const { addon } = rclnodejsPaths(join(root, 'node_modules'));
  if (!existsSync(addon)) throw new SetupError(`rclnodejs compiled, but ${addon} is missing`);
}

/** Writes JavaScript and type declarations of every interface on `env.AMENT_PREFIX_PATH` into rclnodejs. */
export async function generateMessages(modules, env) {
  const { folder } = rclnodejsPaths(modules);
  await runLogged({
    name: 'messages',
    command: process.execPath,
    args: [fileURLToPath(new URL('generate_messages.cjs', import.meta.url)), folder],
    cwd: folder,
    env,
  });
}
