import type { NodeDependencies } from './NodeDependencies.ts';
import { rcl } from './rcl.ts';
import { SpatialLlavaNode } from './SpatialLlavaNode.ts';
import { fastDdsFault } from './start/fastDdsFault.ts';
import { logArguments } from './start/logArguments.ts';
import { useSmallSegment } from './start/useSmallSegment.ts';

/** Whatever hangs, the process is gone by then: launch files and supervisors wait for it. */
const EXIT_AFTER_MS = 1500;
/** The same after a second signal: what is written and what models do may still end. */
const EXIT_SOON_MS = 800;
/** How long a spin waits for work; also how long it takes to notice that it should stop. */
const SPIN_TIMEOUT_MS = 10;

/**
 * Starts ROS, the node and, unless told not to, the node's own way to active; ends it on SIGINT and SIGTERM with exit
 * code 0, sooner on the second.
 */
export const runNode = async (dependencies: NodeDependencies, argv: readonly string[]): Promise<void> => {
  let shell: SpatialLlavaNode | undefined;
  let stopping: string | undefined;
  const stop = (signal: string) => {
    if (stopping !== undefined) {
      setTimeout(leave, EXIT_SOON_MS);
      return;
    }
    stopping = signal;
    // Before there is a node, start-up looks at `stopping` and comes here again by itself.
    if (shell) void close(shell, signal);
  };
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));

  // Its own handler would shut ROS down under a node that is just being made.
  rcl.removeSignalHandlers();
  useSmallSegment();
  try {
    await rcl.init(undefined, logArguments(argv));
    shell = new SpatialLlavaNode(dependencies);
  } catch (error) {
    // A parameter file that says nonsense, security that is asked for and cannot be had: named, and not run past.
    console.error(`spatial_llava cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  }
  const { node } = shell;
  const log = node.getLogger();
  const oldDds = fastDdsFault();
  if (oldDds) log.warn(oldDds);
  process.on('uncaughtException', (error) => log.error(`uncaught: ${error.stack ?? error.message}`));
  process.on('unhandledRejection', (reason) => log.error(`unhandled rejection: ${String(reason)}`));

  rcl.spin(node, SPIN_TIMEOUT_MS);
  if (stopping !== undefined) return close(shell, stopping);
  if (shell.parameters.autostart) autostart(shell);
  log.info(`${node.getFullyQualifiedName()} is ${node.currentState.label}`);
};

/** Frees everything, says so, and ends the process with 0 whatever happens on the way. */
const close = async (shell: SpatialLlavaNode, signal: string): Promise<void> => {
  const log = shell.node.getLogger();
  log.info(`${signal}: shutting down`);
  setTimeout(leave, EXIT_AFTER_MS);
  try {
    await shell.close();
  } catch (error) {
    log.error(String(error));
  }
  leave();
};

let leaving = false;

/**
 * Ends the process with 0; ROS is shut down on the way (`rcl.ts`). Once: rclnodejs turns the event loop until its thread has
 * ended, so timers and signals are heard in the middle of that, and an exit in there would cut it.
 */
const leave = (): void => {
  if (leaving) return;
  leaving = true;
  process.exit(0);
};

const autostart = ({ node }: SpatialLlavaNode): void => {
  if (node.configure().label !== 'inactive') {
    node.getLogger().error('autostart: configure failed, the node waits for a lifecycle manager');
    return;
  }
  node.activate();
};
