import { readdirSync, readFileSync } from 'node:fs';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Living model processes of a node, whichever of its threads started them; Linux. */
export const modelsOf = (pid: number): readonly number[] => {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((task) => read(`/proc/${pid}/task/${task}/children`).trim().split(' '))
      .filter((child) => read(`/proc/${child}/cmdline`).includes('childMain'))
      .filter((child) => !/^\d+ \(.*\) Z/s.test(read(`/proc/${child}/stat`)))
      .map(Number);
  } catch {
    return [];
  }
};
