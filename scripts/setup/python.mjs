import { capture } from './command.mjs';
import { rosFolder } from './paths.mjs';

const PROBE = `
import importlib.util, json, os, platform, sys, sysconfig
print(json.dumps({
  "executable": sys.executable,
  "version": [sys.version_info.major, sys.version_info.minor],
  "machine": platform.machine(),
  "libc": platform.libc_ver(),
  "headers": os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h")),
  "venv": all(importlib.util.find_spec(m) is not None for m in ("venv", "ensurepip")),
}))`;

const CANDIDATES = [
  'python3',
  '/usr/bin/python3',
  'python3.12',
  'python3.11',
  'python3.13',
  'python3.14',
  'python3.10',
];

/** Why an interpreter cannot carry the embedded ROS 2; empty when it can. */
export function pythonFaults(found) {
  const [major, minor] = found.version;
  const faults = [];
  if (major !== 3 || minor < 10 || minor > 14)
    faults.push(`is Python ${major}.${minor}, 3.10 to 3.14 is needed`);
  if (found.machine !== 'x86_64')
    faults.push(`runs on ${found.machine}, the ROS 2 wheels exist for x86_64 only`);
  if (found.libc[0] !== 'glibc') faults.push('has no glibc, which the ROS 2 wheels need (2.28 or later)');
  if (!found.headers) faults.push('has no headers (Python.h): install python3-dev');
  if (!found.venv) faults.push('cannot make virtual environments: install python3-venv');
  return faults;
}

/** The first usable interpreter, or the faults of all that were found. `SPATIAL_LLAVA_PYTHON` goes first. */
export function findPython(env = process.env) {
  const candidates = [env.SPATIAL_LLAVA_PYTHON, ...CANDIDATES].filter(Boolean);
  const rejected = [];
  for (const name of candidates) {
    const answer = capture(name, ['-c', PROBE], { env });
    if (answer === undefined) continue;
    const found = JSON.parse(answer);
    // The embedded prefix itself, seen from inside its own environment, cannot be the base of a new one.
    if (found.executable.startsWith(rosFolder)) continue;
    const faults = pythonFaults(found);
    if (faults.length === 0) return { python: found, rejected };
    rejected.push(`${name} (${found.executable}) ${faults.join('; ')}`);
  }
  return { python: undefined, rejected };
}
