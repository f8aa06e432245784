import { writeFileSync } from 'node:fs';
import mocha from 'mocha';

/** Mocha's spec reporter, which also writes the counts as JSON to the file SPATIAL_LLAVA_TEST_COUNTS. */
export default class CountingReporter extends mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const file = process.env.SPATIAL_LLAVA_TEST_COUNTS;
      const { passes, failures, pending } = runner.stats;
      if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }
}
