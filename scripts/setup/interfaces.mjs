import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { findProgram, runLogged } from './command.mjs';
import { basePrefixes, hasPackage } from './distribution.mjs';
import { rosEnvironment } from './environment.mjs';
import { filesUnder, fingerprint, isStamped, stamp } from './fingerprint.mjs';
import { inProject, projectRoot } from './paths.mjs';
import { SetupError, say } from './progress.mjs';

/** Packages of `overlay/` that the distribution lacks. */
function lackingPackages(distribution) {
  const prefixes = basePrefixes(distribution);
  return readdirSync(inProject('overlay')).filter((name) => !hasPackage(name, prefixes));
}

/** Read by CMake in every package: of the embedded ROS 2 only some of what rosidl can make is used. */
const LEAN = inProject('scripts/setup/leanInterfaces.cmake');

/**
 * Builds our messages, services and action with colcon, and the interface packages that the distribution lacks. Gives
 * the fingerprint of the interface files.
 */
export async function ensureInterfaces(distribution) {
  const lacking = lackingPackages(distribution);
  const paths = [
    'package.xml',
    'CMakeLists.txt',
    'msg',
    'srv',
    'action',
    ...lacking.map((name) => `overlay/${name}`),
  ];
  const lean = distribution.kind === 'embedded';
  const sources = paths.map((path) => inProject(path));
  const names = fingerprint({
    root: projectRoot,
    values: filesUnder(sources).map((file) => relative(projectRoot, file)),
  });
  const print = fingerprint({
    root: projectRoot,
    paths: lean ? [...sources, LEAN] : sources,
    values: [distribution.prefix, projectRoot],
  });
  const done = join(distribution.folder, 'overlay.stamp');
  const namesDone = join(distribution.folder, 'overlay-names.stamp');
  const files = filesUnder(sources).filter((file) => /\.(?:msg|srv|action)$/.test(file));
  const interfacesPrint = fingerprint({ root: projectRoot, paths: files });
  if (isStamped(done, print) && existsSync(distribution.install)) return interfacesPrint;

  // An interface that was renamed or removed must not live on in the install folder.
  if (!isStamped(namesDone, names)) rmSync(distribution.overlay, { recursive: true, force: true });
  const source = join(distribution.overlay, 'src');
  rmSync(source, { recursive: true, force: true });
  mkdirSync(source, { recursive: true });
  symlinkSync(projectRoot, join(source, 'spatial_llava'));
  for (const name of lacking) symlinkSync(inProject('overlay', name), join(source, name));

  // Without MAKEFLAGS colcon limits make by the load average, and a busy machine builds with one job.
  const env = { ...rosEnvironment(), MAKEFLAGS: process.env.MAKEFLAGS ?? `-j${availableParallelism()}` };
  const colcon = findProgram('colcon', env);
  if (colcon === undefined) {
    throw new SetupError(
      'colcon is missing. Install it with: sudo apt install python3-colcon-common-extensions',
    );
  }
  say(`building interfaces: ${['spatial_llava', ...lacking].join(', ')}`);
  await runLogged({
    name: 'colcon',
    command: colcon,
    args: [
      'build',
      '--merge-install',
      '--base-paths',
      'src',
      '--cmake-args',
      '-DCMAKE_BUILD_TYPE=Release',
      '-DCMAKE_C_FLAGS_RELEASE=-O1',
      '-DCMAKE_CXX_FLAGS_RELEASE=-O0',
      '-DBUILD_TESTING=OFF',
      '-DSPATIAL_LLAVA_INTERFACES_ONLY=ON',
      ...(lean ? [`-DCMAKE_PROJECT_INCLUDE=${LEAN}`] : []),
      '--no-warn-unused-cli',
    ],
    cwd: distribution.overlay,
    env,
  });
  stamp(namesDone, names);
  stamp(done, print);
  return interfacesPrint;
}
