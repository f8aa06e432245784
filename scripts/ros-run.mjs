import { runForeground } from './setup/command.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { isolatedRosEnvironment } from './setup/environment.mjs';
import { runMain, SetupError } from './setup/progress.mjs';

// Runs a command in the project's ROS 2 environment: node scripts/ros-run.mjs CMD ARGS...
// It has a domain of its own unless ROS_DOMAIN_ID is set.
await runMain(async () => {
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined) throw new SetupError('usage: node scripts/ros-run.mjs COMMAND [ARGUMENTS...]');
  await ensureSetup();
  process.exitCode = await runForeground(command, args, { env: isolatedRosEnvironment() });
});
