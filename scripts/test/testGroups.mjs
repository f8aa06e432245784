import { relative } from 'node:path';
import { filesUnder } from '../setup/fingerprint.mjs';
import { inProject, projectRoot } from '../setup/paths.mjs';

/** Tests on real middleware: each file gets a process of its own, so that a native crash or a stray node stays there. */
const isAlone = (file) => /^test\/(?:ros|replay)\//.test(file) && !/^test\/ros\/convert\//.test(file);

/** Every test file, split into groups of one process each. */
export function testGroups(
  files = filesUnder([inProject('test')]).map((file) => relative(projectRoot, file)),
) {
  const tests = files.filter((file) => file.endsWith('.test.ts'));
  const together = tests.filter((file) => !isAlone(file));
  const alone = tests.filter(isAlone).map((file) => [file]);
  return together.length > 0 ? [together, ...alone] : alone;
}
