import { runForeground } from './setup/command.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { rosEnvironment } from './setup/environment.mjs';
import { inProject } from './setup/paths.mjs';
import { runMain } from './setup/progress.mjs';

// npm run ask -- FRAME_DIR "EXPRESSION": a frame folder, without ROS. npm run ask -- --live ["EXPRESSION"]: a running node
// in the caller's own ROS domain, as npm run locate.
await runMain(async () => {
  const args = process.argv.slice(2);
  const isLive = args.includes('--live');
  if (isLive) await ensureSetup();
  process.exitCode = await runForeground(
    process.execPath,
    [
      '--import',
      'tsx',
      inProject(isLive ? 'src/locate.ts' : 'src/cli/ask.ts'),
      ...args.filter((word) => word !== '--live'),
    ],
    isLive ? { env: rosEnvironment() } : {},
  );
});
