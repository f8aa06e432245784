import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inForeground } from '../setup/endings.mjs';
import { inProject, projectRoot } from '../setup/paths.mjs';

/** How long Mocha may live on after its last test: an open handle is a leak. */
const LEAVE_AFTER_MS = 20_000;

const readCounts = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/**
 * Runs test files in one Mocha process. A process that dies before its summary, or does not end after it, counts as one
 * failure more. Gives the counts, what failed and why, and the seconds that it took. With `coverage`, too little of it
 * (.c8rc.json) is a failure as well. With `collect`, what it prints comes in one piece at its end: another runs beside it.
 */
export async function runMocha({ files, args = [], env, coverage = false, collect = false }) {
  const folder = mkdtempSync(join(tmpdir(), 'spatial-llava-test-'));
  const countsFile = join(folder, 'counts.json');
  const reporter = inProject('scripts/test/CountingReporter.mjs');
  const mocha = inProject('node_modules/mocha/bin/mocha.js');
  const started = performance.now();
  const c8 = coverage ? [inProject('node_modules/c8/bin/c8.js'), process.execPath] : [];
  const child = spawn(process.execPath, [...c8, mocha, '--reporter', reporter, ...args, ...files], {
    cwd: projectRoot,
    // What a node keeps by default (memory, names) is never the user's own.
    env: { ...env, ROS_HOME: join(folder, 'ros'), SPATIAL_LLAVA_TEST_COUNTS: countsFile },
    stdio: ['ignore', ...(collect ? ['pipe', 'pipe'] : ['inherit', 'inherit'])],
  });
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => printed.push(piece));
  const leave = inForeground(child);
  let overstayed = false;
  let deadline;
  const watch = setInterval(() => {
    if (deadline !== undefined || !existsSync(countsFile)) return;
    deadline = setTimeout(() => {
      overstayed = true;
      child.kill('SIGKILL');
    }, LEAVE_AFTER_MS);
  }, 200);
  const outcome = await new Promise((done) => {
    child.on('error', (error) => done(error.message));
    child.on('close', (code, signal) => done(signal ?? code));
  });
  leave();
  process.stdout.write(Buffer.concat(printed));
  clearInterval(watch);
  clearTimeout(deadline);
  const counts = readCounts(countsFile);
  rmSync(folder, { recursive: true, force: true });

  const took = (performance.now() - started) / 1000;
  const named = files.length === 1 ? files[0] : `${files.length} files`;
  const whole = (reason) => ({ title: named, reason });
  if (counts === undefined) {
    const failures = [whole(`the test process ended (${outcome}) before its summary`)];
    return { named, took, passed: 0, failed: 1, skipped: 0, failures };
  }
  const endedBadly = overstayed || (outcome !== 0 && counts.failed === 0);
  const reason = overstayed
    ? 'the test process did not end after its tests: something is left open'
    : `the test process ended with ${outcome}${coverage ? ': the tests reach too little of core' : ''}`;
  return {
    ...counts,
    named,
    took,
    failed: counts.failed + (endedBadly ? 1 : 0),
    failures: [...counts.failures, ...(endedBadly ? [whole(reason)] : [])],
  };
}
