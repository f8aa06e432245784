import { ensureSetup } from './setup/ensureSetup.mjs';
import { elapsedSeconds, runMain, say } from './setup/progress.mjs';

await runMain(async () => {
  const { kind, distro } = await ensureSetup();
  say(`ready in ${elapsedSeconds()} s: ${kind} ROS 2 ${distro}`);
});
