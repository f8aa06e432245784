import { relative } from 'node:path';
import { filesUnder } from '../setup/fingerprint.mjs';
import { inProject, projectRoot } from '../setup/paths.mjs';

/** Tests on real middleware: each file gets a process of its own, so that a native crash or a stray node stays there. */
const isAlone = (file) => /^test\/(?:ros|replay)\//.test(file) && !/^test\/ros\/convert\//.test(file);

const isOfCore = (file) => file.startsWith('test/core/');

/** Every test file, split into groups of one process each; `core` is said of the one whose reach is measured. */
export function testGroups(
  files = filesUnder([inProject('test')]).map((file) => relative(projectRoot, file)),
) {
  const tests = files.filter((file) => file.endsWith('.test.ts'));
  const alone = tests.filter(isAlone);
  const together = tests.filter((file) => !isAlone(file));
  return [
    { core: true, files: together.filter(isOfCore) },
    { files: together.filter((file) => !isOfCore(file)) },
    ...alone.map((file) => ({ files: [file] })),
  ].filter((group) => group.files.length > 0);
}
