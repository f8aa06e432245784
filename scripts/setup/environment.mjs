import { existsSync, readdirSync, readFileSync, statfsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { basePrefixes, findDistribution, pythonFolders } from './distribution.mjs';
import { inProject } from './paths.mjs';

/** Puts folders in front of a path list, each once. */
const prepend = (folders, list) =>
  [...new Set([...folders, ...(list ?? '').split(delimiter)])].filter(Boolean).join(delimiter);

/** Libraries that the wheels carry beside the prefix's lib folder. */
function wheelLibraries(prefix) {
  return pythonFolders(prefix).flatMap((folder) =>
    readdirSync(folder)
      .filter((entry) => entry.startsWith('ros_') && entry.endsWith('.libs'))
      .map((entry) => join(folder, entry)),
  );
}

/**
 * Environment for child processes that use ROS 2: the sourced or the embedded distribution under our overlay, and the
 * Fast DDS profile for images unless the user set another. Give the result to spawn; calling it twice adds nothing.
 *
 * @param {NodeJS.ProcessEnv} [base]
 * @returns {NodeJS.ProcessEnv}
 */
export function rosEnvironment(base = process.env) {
  const distribution = findDistribution(base);
  const embedded = distribution.kind === 'embedded';
  const { prefix, install } = distribution;
  const profile = inProject('config/fastdds.xml');
  const libraries = embedded
    ? [join(install, 'lib'), join(prefix, 'lib'), ...wheelLibraries(prefix)]
    : [join(install, 'lib')];
  const env = {
    ...base,
    ROS_DISTRO: distribution.distro,
    ROS_VERSION: '2',
    ROS_PYTHON_VERSION: '3',
    AMENT_PREFIX_PATH: prepend([install, ...basePrefixes(distribution, base)], base.AMENT_PREFIX_PATH),
    CMAKE_PREFIX_PATH: prepend(embedded ? [install, prefix] : [install], base.CMAKE_PREFIX_PATH),
    LD_LIBRARY_PATH: prepend(libraries, base.LD_LIBRARY_PATH),
    PYTHONPATH: prepend(pythonFolders(install), base.PYTHONPATH),
    FASTRTPS_DEFAULT_PROFILES_FILE: base.FASTRTPS_DEFAULT_PROFILES_FILE ?? profile,
    FASTDDS_DEFAULT_PROFILES_FILE: base.FASTDDS_DEFAULT_PROFILES_FILE ?? profile,
  };
  if (embedded) env.PATH = prepend([join(prefix, 'bin')], base.PATH);
  if (embedded) env.ROS_LOG_DIR = base.ROS_LOG_DIR ?? join(distribution.folder, 'log');
  return env;
}

/** UDP ports in use on this machine. */
function usedUdpPorts() {
  if (!existsSync('/proc/net/udp')) return new Set();
  const lines = readFileSync('/proc/net/udp', 'utf8').trim().split('\n').slice(1);
  return new Set(lines.map((line) => Number.parseInt(line.trim().split(/\s+/)[1].split(':')[1], 16)));
}

/** A domain id from 1 to 100 (above that, DDS ports meet the system's own) that nobody on this machine uses. */
export function freeDomainId(random = Math.random) {
  const used = usedUdpPorts();
  const start = Math.floor(random() * 100);
  for (let step = 0; step < 100; step++) {
    const id = 1 + ((start + step) % 100);
    if (!used.has(7400 + 250 * id)) return id;
  }
  return 1 + start;
}

/** Shared memory of the participants of a whole test run, 64 MB each. */
const SHARED_MEMORY_BYTES = 1024 ** 3;

/** The profile for one machine: with shared memory where there is enough of it. */
export function localProfile(sharedMemory = '/dev/shm') {
  const space = existsSync(sharedMemory) ? statfsSync(sharedMemory) : undefined;
  const isEnough = space !== undefined && space.bavail * space.bsize >= SHARED_MEMORY_BYTES;
  return inProject(isEnough ? 'config/fastdds-localhost.xml' : 'config/fastdds-localhost-udp.xml');
}

/** True when a profile file is the user's own, not one that we set before. */
const isUsersOwn = (file) => file !== undefined && !file.startsWith(inProject('config'));

/**
 * `rosEnvironment` cut off from every other ROS 2 program: this machine only, and a domain of its own. A domain that the
 * caller set (ROS_DOMAIN_ID) is kept, and so is a Fast DDS profile.
 *
 * @param {NodeJS.ProcessEnv} [base]
 * @returns {NodeJS.ProcessEnv}
 */
export function isolatedRosEnvironment(base = process.env) {
  const env = { ...rosEnvironment(base), ROS_DOMAIN_ID: base.ROS_DOMAIN_ID ?? String(freeDomainId()) };
  const isFastDds = (base.RMW_IMPLEMENTATION ?? 'rmw_fastrtps_cpp').includes('fastrtps');
  if (!isFastDds) {
    const isHumble = env.ROS_DISTRO === 'humble';
    return {
      ...env,
      ...(isHumble ? { ROS_LOCALHOST_ONLY: '1' } : { ROS_AUTOMATIC_DISCOVERY_RANGE: 'LOCALHOST' }),
    };
  }
  for (const name of ['FASTRTPS_DEFAULT_PROFILES_FILE', 'FASTDDS_DEFAULT_PROFILES_FILE']) {
    if (!isUsersOwn(env[name])) env[name] = localProfile();
  }
  return env;
}
