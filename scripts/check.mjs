import { CHECKS, runGates } from './setup/gates.mjs';
import { runMain } from './setup/progress.mjs';

// npm run check: what the build server checks before it tests.

await runMain(async () => {
  if ((await runGates(CHECKS)) > 0) process.exitCode = 1;
});
