import { runForeground } from './setup/command.mjs';
import { compiledProgram, ensureCompiled } from './setup/compiled.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { rosEnvironment } from './setup/environment.mjs';
import { inProject } from './setup/paths.mjs';
import { runMain } from './setup/progress.mjs';

/** Regular expressions become machine code when they are first used (src/nodeLaunch.ts). */
const AT_ONCE = '--no-regexp-tier-up';

/** Questions to a running node, in the caller's own ROS domain: the program of npm run locate. */
const live = async (args) => {
  await ensureSetup();
  await ensureCompiled();
  return runForeground(process.execPath, [compiledProgram('locate'), ...args], { env: rosEnvironment() });
};

// npm run ask -- FRAME_DIR "EXPRESSION": a frame folder, without ROS. npm run ask -- --live ["EXPRESSION"]: a node.
await runMain(async () => {
  const args = process.argv.slice(2);
  process.exitCode = args.includes('--live')
    ? await live(args.filter((word) => word !== '--live'))
    : await runForeground(process.execPath, [
        AT_ONCE,
        '--import',
        'tsx',
        inProject('src/cli/ask.ts'),
        ...args,
      ]);
});
