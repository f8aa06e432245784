import { writeFileSync } from 'node:fs';
import mocha from 'mocha';

/**
 * Mocha's spec reporter, which also writes the counts, and what failed and why, as JSON to the file
 * SPATIAL_LLAVA_TEST_COUNTS.
 */
export default class CountingReporter extends mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    runner.on('fail', (test, error) =>
      failures.push({ title: test.fullTitle(), reason: String(error?.message ?? error) }),
    );
    runner.once('end', () => {
      const file = process.env.SPATIAL_LLAVA_TEST_COUNTS;
      const { passes, failures: failed, pending } = runner.stats;
      if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed, skipped: pending, failures }));
    });
  }
}
