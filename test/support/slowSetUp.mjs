/** A set-up of one step that never ends, in a process of its own: slowSetUp.mjs LOCK_FILE. */
import { runLogged } from '../../scripts/setup/command.mjs';
import { withLock } from '../../scripts/setup/lock.mjs';
import { runMain, say } from '../../scripts/setup/progress.mjs';

await runMain(() =>
  withLock(process.argv[2], () => {
    setTimeout(() => say('under way'), 300);
    // A command with a child of its own, as npm and colcon have.
    return runLogged({ name: 'slow', command: 'sh', args: ['-c', 'sleep 60 & sleep 60'] });
  }),
);
