import { relative } from 'node:path';
import { filesUnder } from '../setup/fingerprint.mjs';
import { inProject, projectRoot } from '../setup/paths.mjs';

/** Tests on real middleware: each file gets a process of its own, so that a native crash or a stray node stays there. */
const isOwn = (file) => /^test\/(?:ros|replay)\//.test(file) && !/^test\/ros\/convert\//.test(file);

const isOfCore = (file) => file.startsWith('test/core/');

/** They start model processes by the dozen: about as long as all the rest. */
const isOfAdapters = (file) => file.startsWith('test/adapters/');

/** Tests that count what arrives at 30 Hz, set clocks, or start whole programs: nothing else may run beside them. */
const NAMES = ['inputs', 'faults/soak', 'start', 'clock', 'mcpDoor'];
const QUIET = new Set(NAMES.map((name) => `test/ros/${name}.test.ts`));

/**
 * Every test file, split into groups of one process each. `core` is said of the one whose reach is measured, `quiet` of
 * those that need the machine to themselves; they come last.
 */
export function testGroups(
  files = filesUnder([inProject('test')]).map((file) => relative(projectRoot, file)),
) {
  const tests = files.filter((file) => file.endsWith('.test.ts'));
  const own = tests.filter((file) => isOwn(file));
  const together = tests.filter((file) => !isOwn(file));
  const rest = together.filter((file) => !isOfCore(file) && !isOfAdapters(file));
  return [
    { files: rest },
    { files: together.filter(isOfAdapters) },
    { core: true, files: together.filter(isOfCore) },
    ...own.filter((file) => !QUIET.has(file)).map((file) => ({ files: [file] })),
    ...own.filter((file) => QUIET.has(file)).map((file) => ({ quiet: true, files: [file] })),
  ].filter((group) => group.files.length > 0);
}
