import { existsSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { findProgram } from './command.mjs';
import { rosFolder } from './paths.mjs';

/** The distribution that is installed where none is sourced: the LTS. */
export const EMBEDDED_DISTRO = 'jazzy';

/** Which ROS 2 this run uses: the sourced one when ROS_DISTRO is set and `ros2` is found, else the embedded one. */
export function findDistribution(env = process.env) {
  const ros2 = findProgram('ros2', env);
  // Inside our own environment `ros2` is the stub of the embedded prefix.
  const sourced = Boolean(env.ROS_DISTRO) && ros2 !== undefined && !ros2.startsWith(rosFolder);
  const distro = sourced ? env.ROS_DISTRO : EMBEDDED_DISTRO;
  const folder = join(rosFolder, sourced ? `${distro}-sourced` : distro);
  return {
    kind: sourced ? 'sourced' : 'embedded',
    distro,
    folder,
    /** Where ROS 2 itself lies. */
    prefix: sourced ? dirname(dirname(ros2)) : join(folder, 'prefix'),
    /** Our workspace: our interfaces, and those that the distribution lacks. */
    overlay: join(folder, 'overlay'),
    install: join(folder, 'overlay', 'install'),
  };
}

/** True when one of the prefixes has the ROS package. */
export function hasPackage(name, prefixes) {
  return prefixes.some((prefix) =>
    existsSync(join(prefix, 'share/ament_index/resource_index/packages', name)),
  );
}

/** Prefixes below our overlay, nearest first. */
export function basePrefixes(distribution, env = process.env) {
  if (distribution.kind === 'embedded') return [distribution.prefix];
  const listed = (env.AMENT_PREFIX_PATH ?? '')
    .split(delimiter)
    .filter((path) => path && !path.startsWith(rosFolder));
  return [...new Set([...listed, distribution.prefix])];
}

/** Folders of Python packages in a prefix, wherever its distribution puts them. */
export function pythonFolders(prefix) {
  const found = [];
  for (const lib of [join(prefix, 'lib'), join(prefix, 'local/lib')]) {
    if (!existsSync(lib)) continue;
    for (const entry of readdirSync(lib)) {
      if (!entry.startsWith('python3')) continue;
      for (const kind of ['site-packages', 'dist-packages']) {
        if (existsSync(join(lib, entry, kind))) found.push(join(lib, entry, kind));
      }
    }
  }
  return found;
}
