import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { capture, runLogged } from '../setup/command.mjs';
import { filesUnder } from '../setup/fingerprint.mjs';
import { inProject } from '../setup/paths.mjs';
import { SetupError } from '../setup/progress.mjs';
import { architecture } from './architecture.mjs';
import { installProduction } from './productionInstall.mjs';
import { bytesIn } from './sizes.mjs';

/** Keys of package.xml that are no ROS packages. Ubuntu's own nodejs may be older: docs/packages.md. */
const SYSTEM = { nodejs: 'nodejs (>= 20.19)' };

const valuesOf = (text, tag) =>
  [...text.matchAll(new RegExp(`<${tag}>([^<]+)</${tag}>`, 'g'))].map(([, value]) => value.trim());

/** The control file of the Debian package, from package.xml. */
export function controlOf(manifest, { distro, architecture, kilobytes }) {
  const [version] = valuesOf(manifest, 'version');
  const [maintainer] = [...manifest.matchAll(/<maintainer email="([^"]+)">([^<]+)</g)].map(
    ([, email, name]) => `${name} <${email}>`,
  );
  const ros = (name) => `ros-${distro}-${name.replaceAll('_', '-')}`;
  const depends = ['depend', 'exec_depend'].flatMap((tag) => valuesOf(manifest, tag));
  const [description] = valuesOf(manifest, 'description');
  return [
    `Package: ${ros('spatial_llava')}`,
    `Version: ${version}-1`,
    `Architecture: ${architecture}`,
    `Maintainer: ${maintainer}`,
    `Installed-Size: ${kilobytes}`,
    `Depends: ${[...new Set(depends)].map((name) => SYSTEM[name] ?? ros(name)).join(', ')}`,
    'Section: misc',
    'Priority: optional',
    `Description: ${description.replace(/\s+/g, ' ')}`,
    '',
  ].join('\n');
}

/** `md5sum`'s lines, as dpkg verifies them. */
const sumsOf = (root, files) =>
  files
    .map((file) => `${createHash('md5').update(readFileSync(file)).digest('hex')}  ${relative(root, file)}\n`)
    .join('');

/** Builds the Debian package of the distribution in use from what the set-up has built. Gives the file's path. */
export async function packDebian(distribution, folder) {
  if (capture('dpkg-deb', ['--version']) === undefined) throw new SetupError('dpkg-deb is not installed');
  const root = join(folder, 'deb');
  rmSync(root, { recursive: true, force: true });
  await installProduction(distribution, join(root, 'opt/ros', distribution.distro));
  const files = filesUnder([join(root, 'opt')]);
  const control = controlOf(readFileSync(inProject('package.xml'), 'utf8'), {
    distro: distribution.distro,
    architecture: architecture(),
    kilobytes: Math.ceil(bytesIn(root) / 1024),
  });
  mkdirSync(join(root, 'DEBIAN'));
  writeFileSync(join(root, 'DEBIAN/control'), control);
  writeFileSync(join(root, 'DEBIAN/md5sums'), sumsOf(root, files));
  const [, version] = /^Version: (.*)$/m.exec(control);
  const file = join(folder, `ros-${distribution.distro}-spatial-llava_${version}_${architecture()}.deb`);
  await runLogged({
    name: 'dpkg-deb',
    command: 'dpkg-deb',
    args: ['--root-owner-group', '-Zzstd', '-z3', '--build', root, file],
    cwd: folder,
  });
  return file;
}
