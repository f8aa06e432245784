import { Worker } from 'node:worker_threads';

/**
 * Ends this process within about `everyMs` of its parent's death, even while a native inference holds the main thread:
 * the channel's end is only noticed by an event loop that turns. An orphan is known by its new parent's id.
 */
export const watchParent = (parentPid: number, everyMs = 250): void => {
  const source = `
    const { workerData } = require('node:worker_threads');
    setInterval(() => {
      if (process.ppid !== workerData.parentPid) process.kill(process.pid, 'SIGKILL');
    }, workerData.everyMs);`;
  new Worker(source, {
    eval: true,
    execArgv: [],
    workerData: { parentPid, everyMs },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2, stackSizeMb: 1 },
  }).unref();
};
