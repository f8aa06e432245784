import type { ChildProcess } from 'node:child_process';

const living = new Set<ChildProcess>();

const killAll = (): void => {
  for (const child of living) child.kill('SIGKILL');
};

/** Kills the child when this process exits by itself. The answer takes it off the list, once it is gone. */
export const killOnExit = (child: ChildProcess): (() => void) => {
  if (living.size === 0) process.on('exit', killAll);
  living.add(child);
  return () => {
    living.delete(child);
    if (living.size === 0) process.off('exit', killAll);
  };
};
