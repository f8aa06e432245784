import { readdirSync, readFileSync } from 'node:fs';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Living child processes of a process, whichever of its threads started them; Linux. */
export const childrenOf = (pid: number): readonly number[] => {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((task) => read(`/proc/${pid}/task/${task}/children`).trim().split(' '))
      .filter((child) => child !== '' && !/^\d+ \(.*\) Z/s.test(read(`/proc/${child}/stat`)))
      .map(Number);
  } catch {
    return [];
  }
};
