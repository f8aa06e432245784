import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../setup/paths.mjs';

/**
 * Writes the interfaces alone as a source package into `folder`: for a computer that only asks, and for what bloom releases
 * without npm. It bears the name spatial_llava, for a type is called by its package (docs/packages.md). Gives its folder.
 */
export function writeInterfaces(folder) {
  const target = join(folder, 'interfaces', 'spatial_llava');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const name of ['msg', 'srv', 'action', 'LICENSE', 'CHANGELOG.md'])
    cpSync(inProject(name), join(target, name), { recursive: true });
  writeFileSync(
    join(target, 'package.xml'),
    interfacesManifest(readFileSync(inProject('package.xml'), 'utf8')),
  );
  writeFileSync(
    join(target, 'CMakeLists.txt'),
    interfacesBuild(readFileSync(inProject('CMakeLists.txt'), 'utf8')),
  );
  return target;
}

/** package.xml without what only the node needs: the build depends on its `depend` entries and the generators. */
export const interfacesManifest = (text) =>
  text
    .replace(/^ *<!-- rclnodejs .*\n/m, '')
    .replace(/^ *<build_depend>.*\n/gm, '')
    .replace(/^ *<exec_depend>(?!rosidl_default_runtime<).*\n/gm, '')
    .replace(/(<description>\s*)/, '$1Messages, services and actions of spatial_llava: ')
    .replace(/\n{3,}/g, '\n\n');

/** CMakeLists.txt without the option and what it switches. */
export const interfacesBuild = (text) =>
  text
    .replace(/option\(SPATIAL_LLAVA_INTERFACES_ONLY[\s\S]*?\)\n\n/, '')
    .replace(/^if\(NOT SPATIAL_LLAVA_INTERFACES_ONLY\)\n[\s\S]*?^endif\(\)\n/gm, '')
    .replace(/\n{3,}/g, '\n\n');
