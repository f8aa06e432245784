import { runMain } from './setup/progress.mjs';
import { runDoor } from './setup/runDoor.mjs';

// npm run mcp --silent: tools for agents over stdin and stdout, of a node that runs in the caller's own ROS domain.
await runMain(async () => {
  process.exitCode = await runDoor('mcp', process.argv.slice(2));
});
