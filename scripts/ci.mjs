import { rmSync } from 'node:fs';
import { ensureBrowser } from './setup/browser.mjs';
import { runLineLast } from './setup/command.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { CHECKS, runGates } from './setup/gates.mjs';
import { inProject, projectRoot } from './setup/paths.mjs';
import { runMain, SetupError, say } from './setup/progress.mjs';
import { ensureRosbridge } from './setup/rosbridge.mjs';

// What the build server runs (.ci/run): everything from nothing. A gate that fails counts as one failure, and the tests
// run all the same, so that one look shows all that is wrong.

const counts = { passed: 0, failed: 0 };

await runMain(async () => {
  // A build server may keep the checkout: nothing of an earlier run may help this one.
  if (process.env.CI === 'true')
    for (const name of ['node_modules', 'dist', '.ros', '.models'])
      rmSync(inProject(name), { recursive: true, force: true });
  const { kind, distro } = await ensureSetup();
  say(`set up: ${kind} ROS 2 ${distro}`);
  // What only tests need comes while the checks run.
  const more = [ensureBrowser(), ensureRosbridge()];
  counts.failed += await runGates(CHECKS);
  await Promise.all(more);
  say('npm test');
  // How much of core its tests reach is measured as they run: they take a minute by themselves.
  const args = ['test', '--silent', '--', '--coverage'];
  const { status, lastLine } = await runLineLast('npm', args, { cwd: projectRoot });
  const summary = /^(\d+) passed, (\d+) failed$/.exec(lastLine);
  if (summary === null) throw new SetupError(`npm test ended with ${status} and no summary`);
  counts.passed += Number(summary[1]);
  counts.failed += Number(summary[2]);
});
if (process.exitCode) counts.failed += 1;
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
if (counts.failed > 0) process.exitCode = 1;
