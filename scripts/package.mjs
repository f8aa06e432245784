import { mkdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packDebian } from './package/debPackage.mjs';
import { writeInterfaces } from './package/interfacesPackage.mjs';
import { packLanguage } from './package/languagePackage.mjs';
import { writeImage } from './package/ociImage.mjs';
import { installProduction } from './package/productionInstall.mjs';
import { bytesIn, largestParts, megabytes } from './package/sizes.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { inProject, projectRoot } from './setup/paths.mjs';
import { runMain, SetupError, say } from './setup/progress.mjs';

// npm run package [-- KIND...]: what others install, in out/package (docs/packages.md). Without a kind, all but oci, which
// needs a base image: SPATIAL_LLAVA_BASE_IMAGE.

/** docs/packages.md and the README say so. */
const MOST_BYTES = 250e6;
const folder = inProject('out/package');

/** Each gives what it wrote. */
const KINDS = {
  language: () => packLanguage(folder),
  interfaces: () => writeInterfaces(folder),
  install: async () => {
    const prefix = join(folder, 'install');
    await installProduction(await ensureSetup(), prefix);
    const share = join(prefix, 'share/spatial_llava');
    for (const line of largestParts(share, 8)) say(line);
    for (const line of largestParts(join(share, 'node_modules'), 8)) say(`  node_modules ${line}`);
    const bytes = bytesIn(prefix);
    if (bytes > MOST_BYTES)
      throw new SetupError(`the install holds ${megabytes(bytes)}, more than ${megabytes(MOST_BYTES)}`);
    return prefix;
  },
  deb: async () => packDebian(await ensureSetup(), folder),
  oci: async () => {
    const base = process.env.SPATIAL_LLAVA_BASE_IMAGE;
    if (!base) throw new SetupError('SPATIAL_LLAVA_BASE_IMAGE names no OCI layout of a ROS 2 with Node');
    const distribution = await ensureSetup();
    const { distro } = distribution;
    const root = join(folder, 'rootfs');
    await installProduction(distribution, join(root, 'opt/ros', distro));
    return writeImage({ base, root, paths: ['opt'], target: join(folder, 'oci'), distro });
  },
};

await runMain(async () => {
  const kinds = process.argv.slice(2);
  const unknown = kinds.filter((kind) => !(kind in KINDS));
  if (unknown.length > 0)
    throw new SetupError(`unknown: ${unknown.join(', ')}; known: ${Object.keys(KINDS).join(', ')}`);
  mkdirSync(folder, { recursive: true });
  for (const kind of kinds.length > 0 ? kinds : Object.keys(KINDS).filter((one) => one !== 'oci')) {
    const path = await KINDS[kind]();
    const bytes = statSync(path).isDirectory() ? bytesIn(path) : statSync(path).size;
    console.log(`${kind.padEnd(12)}${megabytes(bytes).padStart(10)}  ${relative(projectRoot, path)}`);
  }
});
