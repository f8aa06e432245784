import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { basePrefixes } from './distribution.mjs';
import { rosEnvironment } from './environment.mjs';
import { fingerprint, isStamped, stamp } from './fingerprint.mjs';
import { inProject, projectRoot } from './paths.mjs';
import { say } from './progress.mjs';
import { compileAddon, generateMessages, hasPrebuiltAddon, rclnodejsPaths } from './rclnodejsBuild.mjs';

const modules = inProject('node_modules');
const { folder, addon, generated, version } = rclnodejsPaths(modules);

/** Compiles the addon. It is kept in `.ros`, too, since `npm ci` throws node_modules away. */
export async function ensureAddon(distribution) {
  if (distribution.kind === 'sourced' && hasPrebuiltAddon(modules, distribution.distro)) return;
  const values = [version(), distribution.prefix, process.versions.modules, process.arch];
  const print = fingerprint({ root: projectRoot, values });
  const done = join(folder, 'build/spatial_llava.stamp');
  if (isStamped(done, print) && existsSync(addon)) return;
  const kept = join(distribution.folder, 'addon', `${print.slice(0, 16)}.node`);
  if (existsSync(kept)) {
    mkdirSync(dirname(addon), { recursive: true });
    copyFileSync(kept, addon);
  } else {
    say('compiling rclnodejs (a minute or two)');
    await compileAddon(projectRoot, rosEnvironment());
    mkdirSync(dirname(kept), { recursive: true });
    copyFileSync(addon, kept);
  }
  stamp(done, print);
}

/** Writes the JavaScript of the interfaces; `interfacesPrint` tells when they have changed. */
export async function ensureMessages(distribution, interfacesPrint) {
  const done = join(generated, 'spatial_llava.stamp');
  const print = fingerprint({ root: projectRoot, values: [interfacesPrint, ...basePrefixes(distribution)] });
  if (isStamped(done, print)) return;
  say('generating JavaScript of the interfaces');
  await generateMessages(modules, rosEnvironment());
  stamp(done, print);
}
