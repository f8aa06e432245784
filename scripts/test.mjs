import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { capture } from './setup/command.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { isolatedRosEnvironment } from './setup/environment.mjs';
import { filesUnder } from './setup/fingerprint.mjs';
import { projectRoot } from './setup/paths.mjs';
import { runMain, SetupError, say } from './setup/progress.mjs';
import { runGroups } from './test/runGroups.mjs';
import { testGroups } from './test/testGroups.mjs';

// npm test [-- FILE_OR_FOLDER... [--grep PATTERN] [--coverage]]: set-up, then every test in the ROS environment. The
// last line is `N passed, N failed`. --coverage measures on the way how much of core its own tests reach (.c8rc.json).

/** Splits the arguments into test files and options for Mocha. */
function readArguments(args) {
  const paths = args.filter((arg) => existsSync(arg));
  const files = paths.flatMap((path) =>
    statSync(path).isDirectory() ? filesUnder([resolve(path)]) : [resolve(path)],
  );
  const missing = args.find((arg) => arg.startsWith('test/') && !existsSync(arg));
  if (missing !== undefined) throw new SetupError(`no such test: ${missing}`);
  return {
    files: paths.length > 0 ? files.map((file) => relative(projectRoot, file)) : undefined,
    options: args.filter((arg) => !existsSync(arg) && arg !== '--coverage'),
    coverage: args.includes('--coverage'),
  };
}

const total = { passed: 0, failed: 0, skipped: 0 };
const groups = [];
await runMain(async () => {
  const { files, options, coverage } = readArguments(process.argv.slice(2));
  const { kind, distro } = await ensureSetup();
  say(`testing with ${kind} ROS 2 ${distro}`);
  groups.push(...(await runGroups(testGroups(files), { args: options, coverage })));
  for (const counts of groups) for (const key of Object.keys(total)) total[key] += counts[key];
});
if (process.exitCode) total.failed += 1;
// Nodes that a test killed leave their shared memory behind, 64 MB each.
capture('fastdds', ['shm', 'clean'], { env: isolatedRosEnvironment() });
// The end of a log is what is read: what failed is said there once more.
for (const { title, reason } of groups.flatMap(({ contended = [] }) => contended))
  say(`failed beside another, and was run again alone: ${title}: ${reason}`);
for (const { title, reason } of groups.flatMap(({ failures }) => failures))
  say(`failed: ${title}: ${reason}`);
if (groups.length > 1) {
  const slowest = groups.toSorted((one, other) => other.took - one.took).slice(0, 10);
  say(`slowest: ${slowest.map(({ named, took }) => `${named} ${took.toFixed(0)} s`).join(', ')}`);
}
if (total.skipped > 0) say(`${total.skipped} skipped`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
