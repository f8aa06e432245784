import { runMain } from './setup/progress.mjs';
import { runDoor } from './setup/runDoor.mjs';

// npm run web: a page for people, of a node that runs in the caller's own ROS domain.
await runMain(async () => {
  process.exitCode = await runDoor('web', process.argv.slice(2));
});
