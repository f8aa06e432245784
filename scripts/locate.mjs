import { runForeground } from './setup/command.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { rosEnvironment } from './setup/environment.mjs';
import { inProject } from './setup/paths.mjs';
import { runMain } from './setup/progress.mjs';

// npm run locate -- "EXPRESSION": asks a node that runs in the caller's own ROS domain.
await runMain(async () => {
  await ensureSetup();
  process.exitCode = await runForeground(
    process.execPath,
    ['--import', 'tsx', inProject('src/locate.ts'), ...process.argv.slice(2)],
    { env: rosEnvironment() },
  );
});
