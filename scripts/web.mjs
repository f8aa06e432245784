import { runForeground } from './setup/command.mjs';
import { compiledProgram, ensureCompiled } from './setup/compiled.mjs';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { rosEnvironment } from './setup/environment.mjs';
import { runMain } from './setup/progress.mjs';

// npm run web: a page for people, of a node that runs in the caller's own ROS domain.
await runMain(async () => {
  await ensureSetup();
  await ensureCompiled();
  process.exitCode = await runForeground(
    process.execPath,
    [compiledProgram('web'), ...process.argv.slice(2)],
    { env: rosEnvironment() },
  );
});
