import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { runLogged } from './command.mjs';
import { basePrefixes } from './distribution.mjs';
import { rosEnvironment } from './environment.mjs';
import { fingerprint, isStamped, stamp } from './fingerprint.mjs';
import { inProject, projectRoot } from './paths.mjs';
import { SetupError, say } from './progress.mjs';

const packageFolder = inProject('node_modules/rclnodejs');
const addon = join(packageFolder, 'build/Release/rclnodejs.node');
const generated = join(packageFolder, 'generated');

/** True when rclnodejs ships an addon for exactly this Ubuntu, distribution and processor. */
function hasPrebuiltAddon(distro) {
  if (!existsSync('/etc/os-release')) return false;
  const codename = /^UBUNTU_CODENAME=(\S+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  const file = `${distro}-${codename}-${process.arch}-node-rclnodejs.node`;
  return (
    codename !== undefined && existsSync(join(packageFolder, 'prebuilds', `linux-${process.arch}`, file))
  );
}

/**
 * Compiles rclnodejs's addon against the distribution. The result is kept in `.ros`, too, since `npm ci` throws away
 * node_modules.
 */
async function ensureAddon(distribution) {
  if (distribution.kind === 'sourced' && hasPrebuiltAddon(distribution.distro)) return;
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const print = fingerprint({
    root: projectRoot,
    values: [version, distribution.prefix, process.versions.modules, process.arch],
  });
  const done = join(packageFolder, 'build/spatial_llava.stamp');
  if (isStamped(done, print) && existsSync(addon)) return;
  const kept = join(distribution.folder, 'addon', `${print.slice(0, 16)}.node`);
  if (existsSync(kept)) {
    mkdirSync(dirname(addon), { recursive: true });
    copyFileSync(kept, addon);
  } else {
    say('compiling rclnodejs (a minute or two)');
    await runLogged({
      name: 'rclnodejs',
      command: 'npm',
      args: ['explore', 'rclnodejs', '--', 'node-gyp', '-j', String(availableParallelism()), 'rebuild'],
      cwd: projectRoot,
      env: { ...rosEnvironment(), npm_config_yes: 'true' },
    });
    if (!existsSync(addon)) throw new SetupError(`rclnodejs compiled, but ${addon} is missing`);
    mkdirSync(dirname(kept), { recursive: true });
    copyFileSync(addon, kept);
  }
  stamp(done, print);
}

/** Writes the JavaScript and the type declarations of every interface into node_modules/rclnodejs. */
async function ensureMessages(distribution, interfacesPrint) {
  const done = join(generated, 'spatial_llava.stamp');
  const print = fingerprint({
    root: projectRoot,
    values: [interfacesPrint, process.env.AMENT_PREFIX_PATH ?? ''],
  });
  if (isStamped(done, print)) return;
  say('generating JavaScript of the interfaces');
  const output = await runLogged({
    name: 'messages',
    command: process.execPath,
    args: [join(packageFolder, 'scripts/generate_messages.cjs')],
    cwd: packageFolder,
    env: rosEnvironment(),
  });
  // The generator swallows its errors and exits 0.
  if (!output.includes('Generation complete.'))
    throw new SetupError(`generating messages failed:\n${output}`);
  stamp(done, print);
}

/** Makes rclnodejs ready: addon, then messages. */
export async function ensureRclnodejs(distribution, interfacesPrint) {
  await ensureAddon(distribution);
  await ensureMessages(distribution, interfacesPrint);
}
