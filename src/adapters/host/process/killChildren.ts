import { readdirSync, readFileSync } from 'node:fs';

/** Among the arguments of a model process: which thread of its parent started it. */
export const ownerArgument = (threadId: number): string => `--started-by-thread=${threadId}`;

/**
 * Ends child processes of this one at once: every one, or the model processes that one thread started. For the very end,
 * and for the end of a thread: one that is being torn down cannot end its own, and a child that is still loading does not
 * yet notice that its parent has gone. Linux lists them; elsewhere the children notice by themselves a moment later.
 */
export const killChildren = (threadId?: number): void => {
  const tasks = '/proc/self/task';
  for (const task of listing(tasks)) {
    for (const pid of read(`${tasks}/${task}/children`).split(' ').filter(Boolean)) {
      if (threadId !== undefined && !isStartedBy(threadId, pid)) continue;
      try {
        process.kill(Number(pid), 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    }
  }
};

const isStartedBy = (threadId: number, pid: string): boolean =>
  read(`/proc/${pid}/cmdline`).split('\0').includes(ownerArgument(threadId));

const listing = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
};
