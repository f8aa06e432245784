import { readFileSync } from 'node:fs';

/** Whether the process runs; a zombie that nobody has collected yet does not. Linux. */
export const alive = (pid: number): boolean => {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};
