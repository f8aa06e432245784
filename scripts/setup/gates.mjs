import { runForeground } from './command.mjs';
import { projectRoot } from './paths.mjs';
import { say } from './progress.mjs';

/** What has to hold before the tests count: scripts of package.json, cheapest first. */
export const CHECKS = ['lint', 'typecheck', 'knip', 'build'];

/** Runs the scripts, all of them, whatever fails. Returns how many failed. */
export async function runGates(gates) {
  let failed = 0;
  for (const gate of gates) {
    say(`npm run ${gate}`);
    const status = await runForeground('npm', ['run', '--silent', gate], { cwd: projectRoot });
    if (status === 0) continue;
    say(`npm run ${gate} failed (${status})`);
    failed += 1;
  }
  return failed;
}
