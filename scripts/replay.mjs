import { runForeground } from './setup/command.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { rosEnvironment } from './setup/environment.mjs';
import { runMain } from './setup/progress.mjs';

// npm run replay -- BAG ...: publishes a recording into the caller's own ROS domain.
await runMain(async () => {
  await ensureSetup();
  process.exitCode = await runForeground(
    process.execPath,
    ['--import', 'tsx', 'src/replay.ts', ...process.argv.slice(2)],
    { env: rosEnvironment() },
  );
});
