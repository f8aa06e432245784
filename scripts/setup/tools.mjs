import { findProgram } from './command.mjs';
import { requireDebianPackages } from './debian.mjs';
import { SetupError } from './progress.mjs';

/** Programs that building the interfaces and the addon needs, with the Debian package of each. */
const TOOLS = [
  ['cmake', 'cmake'],
  ['make', 'make'],
  ['g++', 'g++'],
  ['npm', 'npm'],
  ['which', 'debianutils'],
];

/** Programs that are missing, as [program, Debian package]. */
export const missingTools = (env = process.env) =>
  TOOLS.filter(([program]) => findProgram(program, env) === undefined);

/** True when `version` ("20.19.0") is at least `least`. */
export function isAtLeast(version, least) {
  const [a, b] = [version, least].map((text) => text.replace(/^v/, '').split('.').map(Number));
  for (const [index, wanted] of b.entries()) {
    if ((a[index] ?? 0) !== wanted) return (a[index] ?? 0) > wanted;
  }
  return true;
}

/** Makes sure that Node and the tools are there. */
export async function ensureTools() {
  if (!isAtLeast(process.version, '20.19')) {
    throw new SetupError(`Node ${process.version} is too old, 20.19 or later is needed: https://nodejs.org`);
  }
  const missing = missingTools();
  if (missing.length === 0) return;
  await requireDebianPackages({
    packages: [...new Set(missing.map(([, debian]) => debian))],
    why: `programs that the build needs are missing: ${missing.map(([program]) => program).join(', ')}`,
  });
}
