import { readdirSync, readFileSync } from 'node:fs';

/**
 * Ends every child process of this one, whichever thread started it, at once. For the very end: a thread that is being
 * torn down cannot end its own, and a child that is still loading does not yet notice that its parent has gone. Linux
 * lists them; elsewhere the children notice by themselves a moment later.
 */
export function killChildren(): void {
  const tasks = '/proc/self/task';
  for (const task of listing(tasks)) {
    for (const pid of read(`${tasks}/${task}/children`).split(' ').filter(Boolean)) {
      try {
        process.kill(Number(pid), 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    }
  }
}

function listing(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
