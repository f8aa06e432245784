import { checkStartArguments } from './setup/checkStartArguments.mjs';
import { runForeground } from './setup/command.mjs';
import { compiledProgram, ensureCompiled } from './setup/compiled.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { isolatedRosEnvironment, rosEnvironment } from './setup/environment.mjs';
import { projectRoot } from './setup/paths.mjs';
import { elapsedSeconds, runMain, say } from './setup/progress.mjs';

// npm start [-- --serve]: set-up where needed, then the demonstration. It keeps to a ROS domain of its own, so that it
// never meets a robot; with --serve it joins the user's domain (ROS_DOMAIN_ID), to be asked from other terminals.
await runMain(async () => {
  const args = process.argv.slice(2);
  checkStartArguments(args);
  const { kind, distro } = await ensureSetup();
  await ensureCompiled();
  say(`ready in ${elapsedSeconds()} s: ${kind} ROS 2 ${distro}`);
  const env = args.includes('--serve') ? rosEnvironment() : isolatedRosEnvironment();
  process.exitCode = await runForeground(process.execPath, [compiledProgram('demo'), ...args], {
    cwd: projectRoot,
    env,
  });
});
