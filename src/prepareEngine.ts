import { descriptorFault } from './adapters/host/process/descriptorFault.ts';
import { killChildren } from './adapters/host/process/killChildren.ts';
import { EngineThread } from './engine/EngineThread.ts';

/**
 * The engine's thread of this process, which begins to load: beside ROS and the node, which take as long. Nothing here needs
 * either.
 */
export const prepareEngine = (): EngineThread => {
  process.on('exit', () => killChildren());
  // The launcher tunes malloc for images; models are allocated otherwise. glibc has read these at start already, and a thread
  // has its environment from when it is made.
  delete process.env.MALLOC_MMAP_THRESHOLD_;
  delete process.env.MALLOC_TRIM_THRESHOLD_;
  const thread = new EngineThread((_level, message) => console.error(message));
  // Two programs that load at once open twice as many files: where few may be, one after the other.
  if (!descriptorFault()) thread.prepare();
  return thread;
};
